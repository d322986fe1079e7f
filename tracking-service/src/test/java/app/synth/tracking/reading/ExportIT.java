package app.synth.tracking.reading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import app.synth.tracking.testsupport.PackagedTracking;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Exports go as fast as they are read, and no faster. */
@QuarkusIntegrationTest
class ExportIT extends PackagedTracking {
    private static final String EXPORT = "/api/v1/interactions/export";
    private static final int PER_TRANSACTION = 4_000;
    private static final Duration A_MOMENT = Duration.ofMillis(1_500);

    /** More than the buffers between the table and who reads can hold. */
    private static final int MANY = 40_000;

    private final ObjectMapper json = new ObjectMapper();
    private final String source = "export-" + UUID.randomUUID();

    @Test
    void needsItsPermission() {
        UUID admin = UUID.randomUUID();
        suite.accounts().grant(admin, "view_all_analytics", "manage_tracking");
        given().auth()
                .oauth2(suite.tokens().user(admin))
                .get(EXPORT)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("permission_denied"));
        given().get(EXPORT).then().statusCode(401);
        given().auth()
                .oauth2(suite.tokens().user(exporter()))
                .get(EXPORT + "?user_id=7")
                .then()
                .statusCode(400);
    }

    @Test
    void everyLineOnce() throws Exception {
        store(9_001);
        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader lines = lines(export(client, "source=" + source))) {
            Set<String> ids = new HashSet<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = json.readTree(line);
                assertThat(row.path("source").asText()).isEqualTo(source);
                assertThat(row.path("metadata").isObject()).isTrue();
                ids.add(row.path("id").asText());
            }
            assertThat(ids).hasSize(9_001);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> none = export(client, "source=nobody-" + source);
            assertThat(none.statusCode()).isEqualTo(200);
            assertThat(none.headers().firstValue("Content-Type").orElse("")).startsWith("application/x-ndjson");
            assertThat(none.body().readAllBytes()).isEmpty();
        }
    }

    @Test
    void ofOnePersonGoesByTime() throws Exception {
        store(5_000);
        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader lines = lines(export(client, "user_id=" + user))) {
            assertThat(lines.lines().map(this::occurredAt).toList())
                    .hasSize(5_000)
                    .isSortedAccordingTo((one, other) -> other.compareTo(one));
        }
    }

    @Test
    void whoReadsSlowlyIsReadForSlowly() throws Exception {
        store(MANY);
        double before = exported();
        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader lines = lines(export(client, "source=" + source))) {
            assertThat(lines.readLine()).startsWith("{");
            assertThat(awaitStandstill() - before).isBetween(1.0, MANY - 1.0);

            assertThat(lines.lines().count()).isEqualTo(MANY - 1);
            assertThat(exported() - before).isEqualTo(MANY);
        }
    }

    @Test
    void nobodyReadsForWhoHasGone() throws Exception {
        store(MANY);
        double before = exported();
        try (HttpClient client = HttpClient.newHttpClient()) {
            try (BufferedReader lines = lines(export(client, "source=" + source))) {
                lines.readLine();
                awaitStandstill();
            }
            client.shutdownNow();
        }
        assertThat(awaitStandstill() - before).isBetween(1.0, MANY - 1.0);
    }

    @Test
    void whatFailsOnTheWayDoesNotEndAsIfItWereAll() throws Exception {
        store(MANY);
        try (HttpClient client = HttpClient.newHttpClient();
                BufferedReader lines = lines(export(client, "source=" + source))) {
            lines.readLine();
            awaitStandstill();
            suite.stopDatabase();
            try {
                assertThatThrownBy(() -> {
                            while (lines.readLine() != null) {
                                // up to where it is cut
                            }
                        })
                        .isInstanceOf(IOException.class);
            } finally {
                suite.startDatabase();
            }
        }
    }

    /** Waits until no page was read for a while: the client's and the network's buffers are full. */
    private double awaitStandstill() {
        AtomicReference<Double> before = new AtomicReference<>(Double.NaN);
        return await().atMost(Duration.ofSeconds(30))
                .pollInterval(A_MOMENT)
                .until(this::exported, now -> now.equals(before.getAndSet(now)));
    }

    /** The interactions that the service has read for exports since it was started. */
    private double exported() {
        return given().get(suite.management().resolve("/q/metrics"))
                .asString()
                .lines()
                .filter(line -> line.startsWith("tracking_exported_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private String occurredAt(String line) {
        try {
            return json.readTree(line).path("occurred_at").asText();
        } catch (IOException noJson) {
            throw new AssertionError(line, noJson);
        }
    }

    private static BufferedReader lines(HttpResponse<InputStream> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    private HttpResponse<InputStream> export(HttpClient client, String query) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + EXPORT + "?" + query))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Authorization", "Bearer " + suite.tokens().user(exporter()))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }

    private UUID exporter() {
        UUID exporter = UUID.randomUUID();
        suite.accounts().grant(exporter, "export_analytics");
        return exporter;
    }

    /** Rows of some 700 bytes, in transactions of a size that real ones have. */
    private void store(int rows) {
        for (int done = 0; done < rows; done += PER_TRANSACTION) {
            suite.database().update("""
                    insert into tracking.user_interactions (id, user_id, occurred_at, received_at, event_type, entity_type,
                                                            entity_id, action, source, message_id, metadata)
                    select gen_random_uuid(), ?, now() - n * interval '1 ms', now(), 'click', 'event', 'e-' || n,
                           'event_click', ?, 'export-' || gen_random_uuid(), jsonb_build_object('note', repeat('x', 400))
                    from generate_series(1, ?) n
                    """, user, source, Math.min(PER_TRANSACTION, rows - done));
        }
        // Nothing older is being written: all of it is below the horizon.
        String all = "select count(*) from tracking.user_interactions where source = ?"
                + " and written_in < pg_snapshot_xmin(pg_current_snapshot())";
        await().atMost(Duration.ofSeconds(10)).until(() -> suite.database().count(all, source) == rows);
    }
}
