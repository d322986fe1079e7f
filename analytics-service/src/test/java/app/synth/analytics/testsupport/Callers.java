package app.synth.analytics.testsupport;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import app.synth.testsupport.Suite;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** People who ask the service under test. */
public record Callers(Suite suite) {
    public static final String CSV = "text/csv";
    public static final String NDJSON = "application/x-ndjson";

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
        return get("application/json", user, path, parameters);
    }

    /** In a form. */
    public ValidatableResponse get(String type, UUID user, String path, Object... parameters) {
        Object[] texts = Arrays.stream(parameters).map(String::valueOf).toArray();
        return as(user).accept(type).get(path, texts).then();
    }

    public ValidatableResponse post(UUID user, String path, String body) {
        return post("application/json", user, path, body);
    }

    /** To be answered in a form. */
    public ValidatableResponse post(String type, UUID user, String path, String body) {
        return as(user).accept(type)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }

    /** An answer in lines, without their ends. */
    public static List<String> lines(ValidatableResponse answer) {
        Response lines = answer.statusCode(200)
                .header("Vary", containsString("Accept"))
                .extract()
                .response();
        String end = lines.contentType().startsWith(CSV) ? "\r\n" : "\n";
        assertThat(lines.asString()).endsWith(end);
        assertThat(lines.contentType()).matches("(text/csv|application/x-ndjson).*");
        return List.of(lines.asString().split(end));
    }
}
