package app.synth.tracking.source;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.synth.tracking.testsupport.Admin;
import app.synth.tracking.testsupport.PackagedTracking;
import io.quarkus.test.common.PropertyTestUtil;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The log tells of every request, and never a key: neither where one belongs nor where somebody has put one by mistake. */
@QuarkusIntegrationTest
class AccessLogIT extends PackagedTracking {
    private static final Path LOG = PropertyTestUtil.getLogFilePath();

    @Test
    void noKeyIsInIt() {
        Admin admin = new Admin(suite);
        String source = admin.source(Map.of());
        for (String key : new String[] {admin.writeKey(source), admin.serverKey(source), "sik_" + UUID.randomUUID()}) {
            given().get("/v1/projects/" + key + "/settings");
            given().get("/sdk/" + key);
            given().queryParam("writeKey", key).get("/api/v1/interactions/limits");
            page(key).get("/api/v1/interactions/" + key + "/fate").then().statusCode(key.startsWith("sik") ? 401 : 404);
            admin.request().get("/api/v1/sources/" + key).then().statusCode(404);
            admin.request()
                    .queryParam("source", key)
                    .get("/api/v1/quarantine")
                    .then()
                    .statusCode(200);
            admin.request()
                    .delete("/api/v1/sources/" + key + "/keys/" + UUID.randomUUID())
                    .then()
                    .statusCode(404);
            admin.request()
                    .delete("/api/v1/sources/" + source + "/keys/" + key)
                    .then()
                    .statusCode(404);
            admin.request()
                    .get("/api/v1/tracking-plan/rules/view/" + key + "/versions")
                    .then()
                    .statusCode(404);
            admin.request()
                    .body("{}")
                    .post("/api/v1/tracking-plan/check?source=" + key)
                    .then()
                    .statusCode(404);
            String last = "/api/v1/sources/last-" + UUID.randomUUID().toString().substring(0, 18);
            admin.request().get(last).then().statusCode(404);
            await().atMost(Duration.ofSeconds(20)).until(() -> log().contains(last));
            assertThat(log().lines().filter(line -> line.contains(key.substring(4))))
                    .isEmpty();
        }
    }

    private static String log() {
        try {
            return new String(Files.readAllBytes(LOG), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
