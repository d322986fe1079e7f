package app.synth.tracking.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What becomes of interactions, and that Postgres agrees with the answer. */
@QuarkusIntegrationTest
class IngestIT extends PackagedTracking {

    @Test
    void everyItemOfABatchHasItsFateInTheOrderSent() {
        Sent before = Sent.click();
        post(BATCH, Sent.batch(before)).then().statusCode(200).body("stored", equalTo(1));

        Sent stored = Sent.of("view", "event", "e-1").with("metadata", Map.of("source", "feed"));
        Sent unknown = Sent.of("hover", "event", "e-1");
        Sent wrong = Sent.click().with("session_id", 7);
        Sent anothers = Sent.click().with("user_id", UUID.randomUUID());
        post(BATCH, Sent.batch(stored, before, unknown, wrong, stored, anothers))
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("received", equalTo(6))
                .body("stored", equalTo(1))
                .body("duplicate", equalTo(2))
                .body("quarantined", equalTo(3))
                .body("filtered", equalTo(0))
                .body(
                        "results.fate",
                        equalTo(List.of(
                                "stored", "duplicate", "quarantined", "quarantined", "duplicate", "quarantined")))
                .body(
                        "results.message_id",
                        equalTo(List.of(
                                stored.id(), before.id(), unknown.id(), wrong.id(), stored.id(), anothers.id())))
                .body("results[0].keySet()", equalTo(Set.of("message_id", "fate")))
                .body("results[2].reason", equalTo("unknown_type"))
                .body("results[2].detail", equalTo("event_type hover is not known"))
                .body("results[3].reason", equalTo("malformed"))
                .body("results[3].detail", equalTo("session_id is not text"))
                .body("results[5].reason", equalTo("identity_mismatch"));

        assertThat(stored(stored)).hasSize(1);
        assertThat(quarantined(wrong))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("reason", "malformed")
                        .containsEntry("user_id", user)
                        .containsEntry("source", "app")
                        .containsEntry("body", wrong.toString()));
    }

    @Test
    void whatIsAcknowledgedIsInPostgresWithItsActionAndItsUser() {
        Instant at = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.MICROS);
        Sent sent = Sent.of("like", "review", "r-7")
                .at(at)
                .with("session_id", "s-1")
                .with("anonymous_id", "a-1")
                .with("metadata", Map.of("liked", false, "note", "é€🎻"));
        post(ONE, sent.toString())
                .then()
                .statusCode(200)
                .body("received", equalTo(1))
                .body("stored", equalTo(1))
                .body("results", hasSize(1))
                .body("results[0].message_id", equalTo(sent.id()));

        assertThat(stored(sent)).singleElement().satisfies(row -> {
            assertThat(row)
                    .containsEntry("user_id", user)
                    .containsEntry("event_type", "like")
                    .containsEntry("entity_type", "review")
                    .containsEntry("entity_id", "r-7")
                    .containsEntry("action", "unlike")
                    .containsEntry("session_id", "s-1")
                    .containsEntry("anonymous_id", "a-1")
                    .containsEntry("source", "app")
                    .containsEntry("occurred_at", Timestamp.from(at))
                    .containsEntry("original_occurred_at", null);
            assertThat((String) row.get("metadata_text")).contains("\"note\": \"é€🎻\"", "\"liked\": false");
            assertThat(((UUID) row.get("id")).version()).isEqualTo(7);
            assertThat(row.get("written_in")).isNotNull();
        });
    }

    @Test
    void withoutAMessageIdTheServerMakesOne() {
        String made = post(ONE, "{\"event_type\":\"view\",\"entity_type\":\"event\",\"entity_id\":\"e-1\"}")
                .then()
                .statusCode(200)
                .body("results[0].fate", equalTo("stored"))
                .body("results[0].message_id", matchesPattern("[0-9a-f]{8}-[0-9a-f]{4}-7.*"))
                .extract()
                .path("results[0].message_id");
        assertThat(stored(Sent.click().id(made)))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("metadata_text", "{}")
                        .containsEntry("action", "detail_view")
                        .containsEntry("occurred_at", row.get("received_at")));
    }

    @Test
    void timeHasBounds() {
        Instant now = Instant.now();
        Sent old = Sent.click().at(now.minus(Duration.ofDays(91)));
        Sent ahead = Sent.click().at(now.plus(Duration.ofMinutes(6)));
        Sent oldest = Sent.click().at(now.minus(Duration.ofDays(90)).plusSeconds(60));
        post(BATCH, Sent.batch(old, ahead, oldest))
                .then()
                .statusCode(200)
                .body("results.fate", equalTo(List.of("quarantined", "quarantined", "stored")))
                .body("results[0].reason", equalTo("too_old"))
                .body("results[1].reason", equalTo("clock_ahead"));
    }

    @Test
    void aClockThatIsOffIsCorrectedAndBothTimesAreKept() {
        Instant theirNow = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MICROS);
        Sent sent = Sent.click().at(theirNow.minusSeconds(60));
        post(BATCH, Sent.batch(theirNow, sent)).then().statusCode(200).body("stored", equalTo(1));

        assertThat(stored(sent)).singleElement().satisfies(row -> {
            assertThat(row).containsEntry("original_occurred_at", Timestamp.from(theirNow.minusSeconds(60)));
            assertThat(((Timestamp) row.get("received_at")).toInstant().minusSeconds(60))
                    .isEqualTo(((Timestamp) row.get("occurred_at")).toInstant());
        });
    }

    @Test
    void eachMonthHasItsPartition() {
        Instant month = YearMonth.now(ZoneOffset.UTC).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Sent last = Sent.click().at(month.minusMillis(1));
        Sent first = Sent.click().at(month);
        post(BATCH, Sent.batch(last, first)).then().statusCode(200).body("stored", equalTo(2));

        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        assertThat(stored(first))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("partition", partition(now)));
        assertThat(stored(last))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("partition", partition(now.minusMonths(1))));
    }

    @Test
    void theLargestItemsAreQuarantinedOneByOne() {
        Sent large = Sent.click().with("metadata", Map.of("note", "x".repeat(40_000)));
        Sent next = Sent.click();
        post(BATCH, Sent.batch(large, next))
                .then()
                .statusCode(200)
                .body("results[0].reason", equalTo("too_large"))
                .body("results[1].fate", equalTo("stored"));
        assertThat(quarantined(large))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("body", large.toString()));
    }

    @Test
    void anEmptyBatchIsAnswered() {
        post(BATCH, Sent.batch())
                .then()
                .statusCode(200)
                .body("received", equalTo(0))
                .body("results", empty());
    }

    @Test
    void aBatchOfTenThousandIsStored() {
        List<Sent> items = Stream.generate(Sent::click).limit(10_000).toList();
        post(BATCH, Sent.batch(items)).then().statusCode(200).body("stored", equalTo(10_000));
        post(BATCH, Sent.batch(items)).then().statusCode(200).body("duplicate", equalTo(10_000));
        assertThat(suite.database().count("select count(*) from tracking.user_interactions where user_id = ?", user))
                .isEqualTo(10_000);
    }

    @Test
    void fatesAreCounted() {
        post(ONE, Sent.click().toString()).then().statusCode(200);
        String metrics = given().get(suite.management().resolve("/q/metrics")).asString();
        assertThat(metrics)
                .containsPattern("tracking_interactions_total\\{fate=\"stored\",reason=\"\",source=\"app\"\\} [1-9]")
                .containsPattern("tracking_actions_total\\{action=\"event_click\"\\} [1-9]")
                .contains("tracking_acknowledgement_seconds_bucket{le=\"0.1\"}");
    }

    @Test
    void theApiIsDescribed() {
        given().get("/openapi/tracking")
                .then()
                .statusCode(200)
                .body(containsString("/api/v1/interactions/batch"))
                .body(containsString("SentInteraction"))
                .body(containsString("unknown_type"))
                .body(containsString("bearer"));
    }

    private static String partition(YearMonth month) {
        return "tracking.user_interactions_%d_%02d".formatted(month.getYear(), month.getMonthValue());
    }
}
