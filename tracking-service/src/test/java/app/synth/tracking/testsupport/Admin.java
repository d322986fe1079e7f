package app.synth.tracking.testsupport;

import static org.hamcrest.Matchers.equalTo;

import app.synth.testsupport.Suite;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Somebody who may manage tracking, and makes sources and keys as people do: through the API. */
public final class Admin {
    private final Suite suite;
    private final UUID user = UUID.randomUUID();

    public Admin(Suite suite) {
        this.suite = suite;
        suite.accounts().grant(user, "manage_tracking");
    }

    public UUID user() {
        return user;
    }

    /** A request in the admin's name. */
    public RequestSpecification request() {
        return RestAssured.given().auth().oauth2(suite.tokens().user(user)).contentType("application/json");
    }

    /** A new source that nobody else sends for; its key. */
    public String source(Map<String, ?> settings) {
        String key = "t-" + UUID.randomUUID().toString().substring(0, 18);
        Map<String, Object> source = new HashMap<>(settings);
        source.put("key", key);
        source.putIfAbsent("name", key);
        request().body(source).post("/api/v1/sources").then().statusCode(201).body("key", equalTo(key));
        return key;
    }

    /** A new public key of a source. */
    public String writeKey(String source) {
        return key(source, "write");
    }

    /** A new secret key of a source. */
    public String serverKey(String source) {
        return key(source, "server");
    }

    private String key(String source, String kind) {
        return request()
                .body(Map.of("kind", kind))
                .post("/api/v1/sources/" + source + "/keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }
}
