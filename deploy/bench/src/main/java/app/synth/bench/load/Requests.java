package app.synth.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * HTTP requests: a random one of several, by a random one of many users where they share a path, with a random one of many
 * bodies.
 */
public final class Requests {
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final String BEARER = "Authorization: Bearer ";

    /** A GET of one path by one user. */
    public record Get(String path, String token) {}

    private final List<byte[]> heads;
    private final List<byte[]> tokens;
    private final List<Template> bodies;
    private final List<byte[]> lengths;
    private final Fresh fresh = new Fresh();

    private Requests(List<String> heads, List<String> tokens, List<Template> bodies) {
        this.heads = heads.stream()
                .map(head -> head.getBytes(StandardCharsets.US_ASCII))
                .toList();
        this.tokens = tokens.stream()
                .map(token -> token.getBytes(StandardCharsets.US_ASCII))
                .toList();
        this.bodies = bodies;
        this.lengths = bodies.stream()
                .map(body -> ("\r\nContent-Length: " + body.length()).getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    public static Requests get(String path, List<String> tokens) {
        return new Requests(List.of(head("GET", path) + BEARER), tokens, List.of());
    }

    /** Each as likely as it is often in the list. */
    public static Requests gets(List<Get> gets) {
        return new Requests(
                gets.stream()
                        .map(get -> head("GET", get.path()) + BEARER + get.token())
                        .toList(),
                List.of(""),
                List.of());
    }

    /** JSON in the body. */
    public static Requests post(String path, List<String> tokens, List<Template> bodies) {
        return new Requests(
                List.of(head("POST", path) + "Content-Type: application/json\r\n" + BEARER), tokens, bodies);
    }

    private static String head(String method, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n";
    }

    /** The bytes of the longest request there can be. */
    int longest() {
        int token = tokens.stream().mapToInt(bytes -> bytes.length).max().orElse(0);
        int body = bodies.stream().mapToInt(Template::length).max().orElse(0);
        int head = heads.stream().mapToInt(bytes -> bytes.length).max().orElse(0);
        return head + token + body + 64;
    }

    /** Writes the next request at the target's position. */
    void write(ByteBuffer target) {
        fresh.renew();
        target.put(heads.get(fresh.below(heads.size()))).put(tokens.get(fresh.below(tokens.size())));
        if (bodies.isEmpty()) {
            target.put(END_OF_HEAD);
            return;
        }
        int body = fresh.below(bodies.size());
        target.put(lengths.get(body)).put(END_OF_HEAD);
        bodies.get(body).write(target, fresh);
    }
}
