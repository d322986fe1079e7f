package app.synth.tracking.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Ten thousand bodies that nobody should send: never a 500, and never a neighbour lost. */
@QuarkusIntegrationTest
class HostileBodiesIT extends PackagedTracking {
    private static final int BODIES = 10_000;
    private static final int CLIENTS = 4;
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "-0",
            "1e-400",
            "9".repeat(400),
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"\\uD83D\\uDE00\"",
            "[]",
            "{}",
            "[[[[[]]]]]",
            "{\"a\":{\"a\":1,\"a\":2}}",
            "\"" + "x".repeat(600) + "\"",
            "[".repeat(300) + "]".repeat(300),
            "\"2026-99-99T99:99:99Z\"",
            "\"'; drop table tracking.quarantine; --\"",
            "{\"\\u0000\":1}",
            "{\"\":{}}",
            "\"\\u202e\\ufeff\"",
            "123456789012345678901234567890",
            "\"NaN\"");
    private static final List<String> FIELDS = List.of(
            "message_id",
            "event_type",
            "entity_type",
            "entity_id",
            "session_id",
            "anonymous_id",
            "user_id",
            "occurred_at",
            "metadata",
            "unknown",
            "__proto__");
    private static final List<Charset> ENCODINGS =
            List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1);

    private final Map<Integer, AtomicInteger> statuses = new ConcurrentHashMap<>();

    @Test
    void areAnsweredAndCostNoNeighbour() throws Exception {
        String token = suite.tokens().user(user);
        AtomicInteger neighbours = new AtomicInteger();
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> all = IntStream.range(0, CLIENTS)
                    .<Future<?>>mapToObj(client -> clients.submit(() -> {
                        Random random = new Random(20261122 + client);
                        for (int i = 0; i < BODIES / CLIENTS; i++) {
                            send(http, token, random, neighbours);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        Map<Integer, Integer> counts = new TreeMap<>();
        statuses.forEach((status, count) -> counts.put(status, count.get()));
        System.out.printf("hostile bodies: %s, %d neighbours%n", counts, neighbours.get());
        assertThat(counts.keySet()).isSubsetOf(200, 400, 413);
        assertThat(counts).containsKeys(200, 400);
        assertThat(suite.database().count("""
                        select count(*) from tracking.user_interactions where user_id = ? and session_id = 'neighbour'
                        """, user)).isEqualTo(neighbours.get());
    }

    private void send(HttpClient http, String token, Random random, AtomicInteger neighbours) throws Exception {
        boolean withNeighbour = random.nextBoolean();
        byte[] body = withNeighbour ? amongNeighbours(random) : broken(random);
        HttpRequest request = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + BATCH))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", random.nextBoolean() ? "application/json" : "text/plain")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        statuses.computeIfAbsent(status, code -> new AtomicInteger()).incrementAndGet();
        if (withNeighbour) {
            assertThat(status)
                    .as(() -> new String(body, StandardCharsets.UTF_8))
                    .isEqualTo(200);
            neighbours.incrementAndGet();
        }
    }

    /** An item with hostile fields beside one that is right: both have a fate. */
    private static byte[] amongNeighbours(Random random) {
        StringBuilder item = new StringBuilder("{");
        for (int field = random.nextInt(1, 12); field > 0; field--) {
            item.append('"').append(any(FIELDS, random)).append("\":").append(any(VALUES, random));
            item.append(field > 1 ? "," : "}");
        }
        String hostile = random.nextInt(10) == 0 ? any(VALUES, random) : item.toString();
        Sent neighbour = Sent.click().with("session_id", "neighbour");
        String items = random.nextBoolean() ? hostile + "," + neighbour : neighbour + "," + hostile;
        return ("{\"interactions\":[" + items + "]}").getBytes(StandardCharsets.UTF_8);
    }

    /** A body that is no JSON, or not in UTF-8, or cut, or compressed. */
    private static byte[] broken(Random random) {
        String right = Sent.batch(Sent.click());
        byte[] bytes = right.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(7)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length)); // cut
            case 1 -> gzip(bytes);
            case 2 -> Arrays.copyOf(gzip(bytes), 12);
            case 3 -> (right + "é").getBytes(any(ENCODINGS, random));
            case 4 ->
                random.ints(random.nextInt(1, 2_000), 0, 256) // noise
                        .collect(ByteArrayOutputStream::new, ByteArrayOutputStream::write, (one, other) -> {})
                        .toByteArray();
            case 5 -> ("[".repeat(random.nextInt(1, 50_000))).getBytes(StandardCharsets.UTF_8);
            default -> {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(0x80, 0x100); // half a character
                yield bytes;
            }
        };
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
