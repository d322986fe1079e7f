package app.synth.tracking.segment;

import static io.restassured.RestAssured.given;

import app.synth.tracking.testsupport.PackagedTracking;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Sources made through the API, and what came of what they sent. */
abstract class PackagedSegment extends PackagedTracking {
    protected final String source = "s-" + UUID.randomUUID();

    @BeforeEach
    void grant() {
        suite.accounts().grant(user, "manage_tracking");
    }

    protected RequestSpecification admin() {
        return given().auth().oauth2(suite.tokens().user(user)).contentType("application/json");
    }

    /** Makes the source of this test, with a key. */
    protected String key(String kind, Map<String, Object> settings) {
        Map<String, Object> body = new java.util.HashMap<>(settings);
        body.put("key", source);
        body.put("name", "A source");
        admin().body(body).post("/api/v1/sources").then().statusCode(201);
        return keyOf(kind);
    }

    protected String keyOf(String kind) {
        return admin().body(Map.of("kind", kind))
                .post("/api/v1/sources/" + source + "/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    protected String writeKey() {
        return key("write", Map.of());
    }

    /** All that is stored of the source. */
    protected List<Map<String, Object>> rows() {
        return suite.database().query("""
                        select user_id, anonymous_id, event_type, entity_type, entity_id, action, session_id, message_id,
                               metadata::text as metadata
                        from tracking.user_interactions where source = ?
                        """, source);
    }

    protected List<Map<String, Object>> refused() {
        return suite.database()
                .query("select id::text as id, reason, body, face from tracking.quarantine where source = ?", source);
    }

    /** What accounting says of the source, over all hours. */
    protected Map<String, Object> accounting() {
        return admin().queryParam("source", source)
                .get("/api/v1/tracking/accounting")
                .then()
                .statusCode(200)
                .extract()
                .path("total");
    }

    protected static URI service() {
        return URI.create(RestAssured.baseURI + ":" + RestAssured.port);
    }
}
