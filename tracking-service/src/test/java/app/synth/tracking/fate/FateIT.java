package app.synth.tracking.fate;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import app.synth.tracking.testsupport.Admin;
import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever sent a message can ask what became of it. */
@QuarkusIntegrationTest
class FateIT extends PackagedTracking {
    private static final String FATE = "/api/v1/interactions/{message_id}/fate";

    @Test
    void ofAMessageSentWithAToken() {
        Sent sent = Sent.click();
        post(ONE, sent.toString()).then().statusCode(200);
        fate(token(), sent.id())
                .statusCode(200)
                .body("message_id", equalTo(sent.id()))
                .body("source", equalTo("app"))
                .body("fate", equalTo("stored"))
                .body("reason", nullValue())
                .body("received_at", notNullValue());
    }

    @Test
    void ofTheKeysOwnSourceOnly() {
        Admin admin = new Admin(suite);
        String source = admin.source(Map.of());
        String key = admin.writeKey(source);
        Sent own = Sent.byVisitor();
        Sent anothers = Sent.click();
        page(key).body(own.toString()).post(ONE).then().statusCode(200).body("stored", equalTo(1));
        post(ONE, anothers.toString()).then().statusCode(200).body("stored", equalTo(1));

        fate(page(key), own.id()).statusCode(200).body("source", equalTo(source));
        fate(page(key).queryParam("source", source), own.id()).statusCode(200);
        fate(page(key), anothers.id()).statusCode(404).body("code", equalTo("not_found"));
        fate(token(), own.id()).statusCode(404);
    }

    @Test
    void ofAnotherSourceForWhoMayManageTracking() {
        Admin admin = new Admin(suite);
        String source = admin.source(Map.of());
        String key = admin.writeKey(source);
        Sent sent = Sent.byVisitor();
        page(key).body(sent.toString()).post(ONE).then().statusCode(200);

        fate(token().queryParam("source", source), sent.id())
                .statusCode(403)
                .body("missing_permission", contains("manage_tracking"));
        fate(page(key).queryParam("source", "app"), sent.id()).statusCode(403).body("code", equalTo("not_own_source"));
        fate(admin.request().queryParam("source", source), sent.id())
                .statusCode(200)
                .body("fate", equalTo("stored"));
    }

    @Test
    void withTheReasonWhereItIsNotStored() {
        Admin admin = new Admin(suite);
        String key = admin.writeKey(admin.source(Map.of()));
        Sent unknown = Sent.byVisitor().with("event_type", "hover");
        Sent ofABot = Sent.byVisitor();
        page(key).body(unknown.toString()).post(ONE).then().statusCode(200);
        given().header("X-Write-Key", key)
                .header("User-Agent", "Googlebot/2.1 (+http://www.google.com/bot.html)")
                .contentType("application/json")
                .body(ofABot.toString())
                .post(ONE)
                .then()
                .statusCode(200);
        fate(page(key), unknown.id()).body("fate", equalTo("quarantined")).body("reason", equalTo("unknown_type"));
        fate(page(key), ofABot.id()).body("fate", equalTo("filtered")).body("reason", equalTo("bot"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "a b?c=d#e", "ünï 🎻", "100%", "..", "%2F", "a;b=c"})
    void ofAnyTextThatIsAMessageId(String id) {
        Sent sent = Sent.click();
        sent.id(id + "-" + sent.id());
        post(ONE, sent.toString()).then().statusCode(200).body("stored", equalTo(1));
        fate(token(), sent.id()).statusCode(200).body("message_id", equalTo(sent.id()));
    }

    @Test
    void ofNoMessageThereIsNone() {
        fate(token(), Sent.click().id()).statusCode(404).contentType("application/problem+json");
        fate(new Admin(suite).request().queryParam("source", "a\0b"), "m").statusCode(400);
        fate(given(), Sent.click().id()).statusCode(401).body("code", equalTo("unauthenticated"));
    }

    private RequestSpecification token() {
        return given().auth().oauth2(suite.tokens().user(user));
    }

    private static ValidatableResponse fate(RequestSpecification request, String messageId) {
        return request.get(FATE, messageId).then();
    }
}
