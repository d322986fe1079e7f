package app.synth.analytics.testsupport;

import static io.restassured.RestAssured.given;

import app.synth.testsupport.Suite;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.UUID;

/** People who ask the service under test. */
public record Callers(Suite suite) {

    /** Somebody who may see everything. */
    public UUID admin() {
        return granted("view_all_analytics");
    }

    /** Somebody with these permissions. */
    public UUID granted(String... permissions) {
        UUID user = UUID.randomUUID();
        suite.accounts().grant(user, permissions);
        return user;
    }

    /** An owner of an event, of a tier. */
    public UUID owner(String event, String tier) {
        UUID user = granted("view_event_analytics");
        suite.accounts().become(user, "promoter", tier).own(user, "event", event);
        return user;
    }

    public RequestSpecification as(UUID user) {
        return given().auth().oauth2(suite.tokens().user(user)).accept(ContentType.JSON);
    }

    public ValidatableResponse get(UUID user, String path, Object... parameters) {
        Object[] texts = Arrays.stream(parameters).map(String::valueOf).toArray();
        return as(user).get(path, texts).then();
    }

    public ValidatableResponse post(UUID user, String path, String body) {
        return as(user).contentType(ContentType.JSON).body(body).post(path).then();
    }
}
