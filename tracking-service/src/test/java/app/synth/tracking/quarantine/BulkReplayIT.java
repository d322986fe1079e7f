package app.synth.tracking.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import app.synth.tracking.testsupport.PackagedQuarantine;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many are taken in after all, and what still cannot be costs none of the others its place. */
@QuarkusIntegrationTest
class BulkReplayIT extends PackagedQuarantine {

    @Test
    void inBulkByFilterAndOnwards() {
        List<Sent> unknown =
                Stream.generate(PackagedQuarantine::unknown).limit(510).toList();
        page(key).body(Sent.batch(unknown)).post(BATCH).then().statusCode(200).body("quarantined", equalTo(510));
        send(Sent.click());
        String filter =
                "{\"source\":\"" + source + "\",\"reason\":\"unknown_type\",\"correction\":{\"event_type\":\"view\"}";
        String next = admin.request()
                .body(filter + "}")
                .post(QUARANTINE + "/replay")
                .then()
                .statusCode(200)
                .body("replayed", equalTo(500))
                .body("stored", equalTo(500))
                .extract()
                .path("next");
        admin.request()
                .body(filter + ",\"cursor\":\"" + next + "\"}")
                .post(QUARANTINE + "/replay")
                .then()
                .statusCode(200)
                .body("stored", equalTo(10))
                .body("next", nullValue());
        list("?source=" + source).body("items.reason", contains("missing_identity"));
        total().body("balanced", equalTo(true))
                .body("total.stored", equalTo(510))
                .body("total.quarantined", equalTo(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "reasons    | ,\"reasons\":\"missing_identity\"",
                "reason     | ,\"reason\":\"missing_identitty\"",
                "reason     | ,\"reason\":[\"missing_identity\"]",
                "from       | ,\"from\":\"yesterday\"",
                "to         | ,\"to\":1793564100000",
                "cursor     | ,\"cursor\":\"x\"",
                "limit      | ,\"limit\":1"
            })
    void aFilterThatIsMistypedNamesNothing(String field, String mistyped) {
        Sent sent = refused();
        admin.request()
                .body("{\"source\":\"" + source + "\",\"correction\":{\"event_type\":\"view\"}" + mistyped + "}")
                .post(QUARANTINE + "/replay")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_field"))
                .body("field", equalTo(field));
        assertThat(stored(sent)).isEmpty();
    }

    @Test
    void whatTheDatabaseRefusesCostsNoNeighbourOfABulk() {
        // jsonb holds no number of such a size; as text it is kept.
        Sent good = refused();
        Sent bad = unknown().with("metadata", Map.of("n", 1));
        String body = bad.toString().replace("\"n\":1", "\"n\":1e200000");
        page(key).body(body).post(ONE).then().statusCode(200).body("quarantined", equalTo(1));
        admin.request()
                .body("{\"source\":\"" + source + "\",\"correction\":{\"event_type\":\"view\"}}")
                .post(QUARANTINE + "/replay")
                .then()
                .statusCode(200)
                .body("results.fate", contains("stored", "quarantined"))
                .body("results[1].reason", equalTo("storage_refused"));
        assertThat(stored(good)).hasSize(1);
        assertThat(stored(bad)).isEmpty();
    }

    @Test
    void whatCannotBeCorrectedCostsNoNeighbourOfABulk() {
        Sent good = refused();
        Sent deep = unknown();
        String body = deep.toString().replace("}", ",\"metadata\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
        page(key).body(body).post(ONE).then().statusCode(200).body("quarantined", equalTo(1));
        admin.request()
                .body("{\"source\":\"" + source + "\",\"correction\":{\"event_type\":\"view\"}}")
                .post(QUARANTINE + "/replay")
                .then()
                .statusCode(200)
                .body("results.fate", contains("stored", "quarantined"))
                .body("results[1].reason", equalTo("malformed"));
        assertThat(stored(good)).hasSize(1);
    }
}
