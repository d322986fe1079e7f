package app.synth.tracking;

import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import app.synth.tracking.testsupport.Described;
import app.synth.tracking.testsupport.PackagedQuarantine;
import app.synth.tracking.testsupport.Sent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every body that the OpenAPI document shows can be sent as it is printed there. */
@QuarkusIntegrationTest
class ExamplesIT extends PackagedQuarantine {
    private static final Set<String> OF_CLIENTS =
            Set.of("sendInteraction", "sendInteractions", "sendSegment", "sendSegmentBeacon", "setConsent");
    private static final RestAssuredConfig AS_IT_IS = RestAssuredConfig.config()
            .encoderConfig(encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                    .encodeContentTypeAs("application/schema+json", ContentType.TEXT));

    private Sent refused;

    /** Of another source than the one that is changed here. */
    private String clientsKey;

    @Test
    void everyBodyIsTaken() {
        refused = refused();
        clientsKey = admin.writeKey(admin.source(Map.of()));
        List<Described> operations = Described.all().stream()
                .filter(Described::takesABody)
                .sorted(Comparator.comparing(
                        operation -> operation.id().equals("setConsent"))) // nothing counts after a no
                .toList();
        assertThat(operations).hasSizeGreaterThan(12);
        for (Described operation : operations) {
            assertThat(operation.examples()).as(operation.toString()).isNotEmpty();
            operation.examples().forEach(example -> send(operation, example));
        }
    }

    private void send(Described operation, Described.Example example) {
        RequestSpecification request = OF_CLIENTS.contains(operation.id()) ? page(clientsKey) : admin.request();
        Response answer = request.config(AS_IT_IS)
                .header("If-Match", "*")
                .contentType(example.contentType())
                .queryParam("source", source)
                .auth()
                .oauth2(suite.tokens().user(OF_CLIENTS.contains(operation.id()) ? user : admin.user()))
                .body(example.body() instanceof String text ? text : json(example.body()))
                .request(operation.method().toUpperCase(Locale.ROOT), path(operation));
        assertThat(answer.statusCode())
                .as("%s: %s", operation, answer.asString())
                .isBetween(200, 299);
        switch (operation.id()) {
            case "sendInteraction", "sendInteractions", "sendSegment", "sendSegmentBeacon" ->
                assertThat(answer.<Integer>path("quarantined") + answer.<Integer>path("filtered"))
                        .as("%s: %s", operation, answer.asString())
                        .isZero();
            case "checkInteraction" ->
                answer.then().body("would_be", equalTo("stored")).body("violations", equalTo(List.of()));
            case "importHistory" -> answer.then().body("rejected", equalTo(List.of()));
            default -> {}
        }
    }

    private String path(Described operation) {
        String id = operation.path().contains("quarantine")
                ? quarantined(refused).getFirst().get("id").toString()
                : admin.request().get("/api/v1/sources/" + source).path("keys[0].id");
        return operation
                .path()
                .replace("{id}", id)
                .replace("{source}", source)
                .replace("{key}", source)
                .replace("{call}", "batch")
                .replace("{event_type}", "custom")
                .replace("{entity_type}", "example-" + source);
    }

    private static String json(Object example) {
        try {
            return new ObjectMapper().writeValueAsString(example);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
