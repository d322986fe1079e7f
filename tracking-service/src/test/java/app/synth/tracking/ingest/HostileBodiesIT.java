package app.synth.tracking.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.tracking.testsupport.Admin;
import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
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
import org.junit.jupiter.api.Test;

/** Ten thousand bodies that nobody should send, to both faces: never a 500, and never a neighbour lost. */
@QuarkusIntegrationTest
class HostileBodiesIT extends PackagedTracking {
    private static final int BODIES = 10_000;
    private static final int CLIENTS = 4;

    /** What comes of each, and how often. */
    private final Map<String, AtomicInteger> answers = new ConcurrentHashMap<>();

    private final AtomicInteger neighbours = new AtomicInteger();

    /**
     * An API that takes interactions.
     *
     * @param bombed what it answers to a bomb
     */
    private record Face(String path, HostileBodies bodies, int bombed, String... sender) {}

    @Test
    void areAnsweredAndCostNoNeighbour() throws Exception {
        Admin admin = new Admin(suite);
        String source = admin.source(Map.of());
        String token = suite.tokens().user(user);
        // Our own API takes no packed bodies, so a bomb is as malformed to it as any other.
        Face own = new Face(BATCH, HostileBodies.INTERACTIONS, 400, "Authorization", "Bearer " + token);
        Face segment = new Face("/v1/batch", HostileBodies.SEGMENT, 413, "X-Write-Key", admin.writeKey(source));
        try (HttpClient http = HttpClient.newHttpClient();
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> all = IntStream.range(0, CLIENTS)
                    .<Future<?>>mapToObj(client -> clients.submit(() -> {
                        Random random = new Random(20261122 + client);
                        for (int i = 0; i < BODIES / CLIENTS; i++) {
                            send(http, random.nextInt(3) == 0 ? segment : own, random);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
        System.out.printf("hostile bodies: %s, %d neighbours%n", new TreeMap<>(answers), neighbours.get());
        assertThat(answers).hasSize(6); // three kinds, two faces, one status each
        assertThat(suite.database().count("""
                        select count(*) from tracking.user_interactions
                        where session_id = 'neighbour' and (user_id = ? or source = ?)
                        """, user, source)).isEqualTo(neighbours.get());
        given().get(suite.management().resolve("/q/health")).then().statusCode(200);
        Sent good = Sent.click();
        post(BATCH, Sent.batch(good)).then().statusCode(200);
        assertThat(stored(good)).hasSize(1);
    }

    private void send(HttpClient http, Face face, Random random) throws Exception {
        int kind = random.nextInt(20);
        if (kind < 10) {
            expect(200, "neighbour", http, face, face.bodies().amongNeighbours(random), random);
            neighbours.incrementAndGet();
        } else if (kind < 19) {
            expect(400, "broken", http, face, face.bodies().broken(random), random);
        } else {
            expect(face.bombed(), "bomb", http, face, face.bodies().bomb(random), random);
        }
    }

    private void expect(int expected, String kind, HttpClient http, Face face, byte[] body, Random random)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(RestAssured.baseURI + ":" + RestAssured.port + face.path()))
                .headers(face.sender())
                .header("User-Agent", BROWSER)
                .header("Content-Type", random.nextBoolean() ? "application/json" : "text/plain")
                .POST(BodyPublishers.ofByteArray(body));
        if (isPacked(body)) {
            request.header("Content-Encoding", "gzip");
        }
        int status = http.send(request.build(), BodyHandlers.discarding()).statusCode();
        answers.computeIfAbsent(face.path() + " " + kind + " " + status, first -> new AtomicInteger())
                .incrementAndGet();
        assertThat(status)
                .as(() ->
                        face.path() + " " + kind + ": " + new String(body, 0, Math.min(body.length, 2_000), ISO_8859_1))
                .isEqualTo(expected);
    }

    private static boolean isPacked(byte[] body) {
        return body.length > 1 && body[0] == 0x1f && (body[1] & 0xff) == 0x8b;
    }
}
