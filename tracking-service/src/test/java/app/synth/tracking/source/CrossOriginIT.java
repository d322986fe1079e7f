package app.synth.tracking.source;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;

import app.synth.tracking.testsupport.PackagedTracking;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Pages of other origins, as their browsers ask. */
@QuarkusIntegrationTest
class CrossOriginIT extends PackagedTracking {

    @Test
    void aBrowserMayAskFirstWithoutAKey() {
        for (String path : List.of(ONE, BATCH, "/v1/batch", "/beacon/v1/batch", "/api/v1/me/tracking-consent")) {
            preflight(path, "https://anywhere.example")
                    .then()
                    .statusCode(204)
                    .header("Access-Control-Allow-Origin", "https://anywhere.example")
                    .header("Access-Control-Allow-Methods", containsString("POST"))
                    .header("Access-Control-Allow-Headers", containsString("X-Write-Key"))
                    .header("Access-Control-Max-Age", "86400")
                    .header("Access-Control-Allow-Credentials", nullValue())
                    .header("Vary", containsString("origin"));
        }
        preflight("/api/v1/sources", "https://anywhere.example")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void aPageMayReadTheAnswerAndTheErrorToo() {
        given().header("Origin", "https://anywhere.example")
                .contentType("application/json")
                .body("{}")
                .post(ONE)
                .then()
                .statusCode(401)
                .header("Access-Control-Allow-Origin", "https://anywhere.example")
                .header("Access-Control-Expose-Headers", containsString("Retry-After"))
                .header("Vary", containsString("origin"));
    }

    /** As a change by another replica is: made in the database, and seen here without being told. */
    @Test
    void whatChangesElsewhereIsSeen() {
        String mark = UUID.randomUUID().toString();
        String closed = "https://closed-%s.example".formatted(mark);
        String open = "https://open-%s.example".formatted(mark);
        suite.database()
                .update(
                        "update tracking.sources set allowed_origins = array[?]::text[] where allowed_origins = '{}'",
                        open);
        try {
            await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
                preflight(ONE, closed).then().statusCode(204).header("Access-Control-Allow-Origin", nullValue());
                preflight(ONE, open).then().header("Access-Control-Allow-Origin", open);
            });
        } finally {
            suite.database()
                    .update(
                            "update tracking.sources set allowed_origins = '{}' where allowed_origins = array[?]::text[]",
                            open);
        }
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> preflight(ONE, closed).then().header("Access-Control-Allow-Origin", closed));
    }

    private static Response preflight(String path, String origin) {
        return given().header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type")
                .options(path);
    }
}
