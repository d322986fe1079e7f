package app.synth.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** HTTP requests of one kind, each by a random one of many users, with a random one of many bodies. */
public final class Requests {
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] head;
    private final List<byte[]> tokens;
    private final List<Template> bodies;
    private final List<byte[]> lengths;
    private final Fresh fresh = new Fresh();

    private Requests(String head, List<String> tokens, List<Template> bodies) {
        this.head = (head + "Authorization: Bearer ").getBytes(StandardCharsets.US_ASCII);
        this.tokens = tokens.stream()
                .map(token -> token.getBytes(StandardCharsets.US_ASCII))
                .toList();
        this.bodies = bodies;
        this.lengths = bodies.stream()
                .map(body -> ("\r\nContent-Length: " + body.length()).getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    public static Requests get(String path, List<String> tokens) {
        return new Requests("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n", tokens, List.of());
    }

    /** JSON in the body. */
    public static Requests post(String path, List<String> tokens, List<Template> bodies) {
        return new Requests(
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n", tokens, bodies);
    }

    /** The bytes of the longest request there can be. */
    int longest() {
        int token = tokens.stream().mapToInt(bytes -> bytes.length).max().orElse(0);
        int body = bodies.stream().mapToInt(Template::length).max().orElse(0);
        return head.length + token + body + 64;
    }

    /** Writes the next request at the target's position. */
    void write(ByteBuffer target) {
        fresh.renew();
        target.put(head).put(tokens.get(fresh.below(tokens.size())));
        if (bodies.isEmpty()) {
            target.put(END_OF_HEAD);
            return;
        }
        int body = fresh.below(bodies.size());
        target.put(lengths.get(body)).put(END_OF_HEAD);
        bodies.get(body).write(target, fresh);
    }
}
