package app.synth.tracking.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.synth.testsupport.NodeClients;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The packages that apps really use, unmodified, against the running service. What they have done is read in Postgres. */
@QuarkusIntegrationTest
class ClientsIT extends PackagedSegment {
    /** A browser that starts beside another module's tests takes its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final String visitor = "v-" + UUID.randomUUID();

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        NodeClients.install();
    }

    /** The first answer never arrives, so everything in it is sent twice; and everything is there once. */
    @ParameterizedTest
    @CsvSource({"segment-node,20,8", "rudder-node,20,8", "segment-browser,1,8", "segment-browser,4,8"})
    void everyCallArrivesOnceThoughAnAnswerIsLost(String client, int batch, int calls) throws Exception {
        String key = writeKey();
        try (LossyProxy proxy = new LossyProxy(service(), 1);
                NodeClients.Running running = start(client, proxy.uri(), key, "calls", batch)) {
            arrived(running, calls);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(accounting())
                            .extractingByKey("duplicate")
                            .isNotEqualTo(0));
            if (client.equals("rudder-node")) {
                assertThat(proxy.encodings()).containsOnly("gzip");
            }
        }
        assertThat(rows())
                .hasSize(calls)
                .allSatisfy(row ->
                        assertThat(row).containsEntry("anonymous_id", visitor).containsEntry("user_id", null));
        assertThat(rows())
                .extracting(row -> row.get("event_type") + " " + row.get("entity_type") + " " + row.get("action"))
                .contains(
                        "click_ticket event ticket_click",
                        "view event detail_view",
                        "custom segment_event other",
                        "navigate page navigate",
                        "identify user other",
                        "custom group other");
        assertThat(rows()).extracting("entity_id").contains(visitor + "-e", "Danced", "/feed", visitor + "-g", "alias");
        assertThat(rows().toString()).contains("Ländler 🎻", "49.9").doesNotContain("192.0.2.1");
        assertConserved(calls);
    }

    @ParameterizedTest
    @CsvSource({"segment-node,1000", "rudder-node,1000", "segment-browser,40"})
    void aThousandArrive(String client, int batch) throws Exception {
        String key = writeKey();
        try (NodeClients.Running running = start(client, service(), key, "thousand", batch)) {
            arrived(running, 1000);
        }
        assertThat(rows()).extracting("entity_id").doesNotHaveDuplicates().hasSize(1000);
        assertConserved(1000);
    }

    /** The service says 503 when it is too much at once; the client tries again until all of it is taken. */
    @ParameterizedTest
    @CsvSource({"segment-node,25", "rudder-node,5", "segment-browser,5"})
    void whatIsTooMuchAtOnceIsSentAgain(String client, int perSecond) throws Exception {
        String key = key("write", Map.of("per_second", perSecond, "burst", 5));
        try (LossyProxy proxy = new LossyProxy(service(), 0);
                NodeClients.Running running = start(client, proxy.uri(), key, "fifteen", 5)) {
            arrived(running, 15);
            assertThat(proxy.answers()).contains(503, 200).containsOnly(503, 200);
        }
        assertConserved(15);
    }

    /** A key that does not work is said once, and not asked about again. */
    @ParameterizedTest
    @ValueSource(strings = {"segment-node", "rudder-node"})
    void aKeyThatDoesNotWorkEndsIt(String client) throws Exception {
        String unknown = "wk_" + "x".repeat(43);
        try (LossyProxy proxy = new LossyProxy(service(), 0);
                NodeClients.Running running = start(client, proxy.uri(), unknown, "calls", 20)) {
            await().atMost(PATIENCE).until(() -> !proxy.answers().isEmpty());
            Thread.sleep(1_000);
            assertThat(proxy.answers()).as(running.output()).containsOnly(401);
            assertThat(proxy.answers().size())
                    .isLessThanOrEqualTo(2); // RudderStack's sends its first message by itself
        }
        assertThat(rows()).isEmpty();
    }

    /** @param batch how many messages the client sends at once */
    private NodeClients.Running start(String client, URI host, String key, String scenario, int batch)
            throws IOException {
        return NodeClients.start(client, host.toString(), key, scenario, visitor, Integer.toString(batch));
    }

    /** Patience is for a standstill: how fast a client sends is its own affair, and the machine's. */
    private void arrived(NodeClients.Running running, int messages) {
        try {
            for (int sofar = 0; sofar < messages && running.process().isAlive(); sofar = rows().size()) {
                int before = sofar;
                await().atMost(PATIENCE)
                        .until(() ->
                                rows().size() > before || !running.process().isAlive());
            }
            assertThat(rows()).as(running.output()).hasSize(messages);
        } catch (IOException | org.awaitility.core.ConditionTimeoutException failure) {
            throw new AssertionError(
                    "After a while there are " + rows().size() + " of " + messages + "; refused: " + refused()
                            + "; the client says: " + output(running),
                    failure);
        }
    }

    private static String output(NodeClients.Running running) {
        try {
            return running.output();
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    private void assertConserved(int stored) {
        Map<String, Object> total = accounting();
        assertThat(total)
                .containsEntry("stored", stored)
                .containsEntry("quarantined", 0)
                .containsEntry("filtered", 0);
        assertThat((int) total.get("received")).isEqualTo(stored + (int) total.get("duplicate"));
    }
}
