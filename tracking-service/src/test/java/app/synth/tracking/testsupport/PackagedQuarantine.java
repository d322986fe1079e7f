package app.synth.tracking.testsupport;

import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A source whose interactions are refused, and somebody who sees to that. */
public abstract class PackagedQuarantine extends PackagedTracking {
    protected static final String QUARANTINE = "/api/v1/quarantine";

    protected Admin admin;
    protected String source;
    protected String key;

    @BeforeEach
    protected void ownSource() {
        admin = new Admin(suite);
        source = admin.source(Map.of());
        key = admin.writeKey(source);
    }

    /** Of a type that nobody knows. */
    protected static Sent unknown() {
        return Sent.byVisitor().with("event_type", "hover").with("entity_type", "event");
    }

    /** One that was sent and is quarantined now. */
    protected Sent refused() {
        Sent sent = unknown();
        send(sent).then().body("quarantined", equalTo(1));
        return sent;
    }

    /** Sends as a page of the source. */
    protected Response send(Sent sent) {
        return page(key)
                .body(sent.toString())
                .post(ONE)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    /** A page of the quarantine. */
    protected ValidatableResponse list(String query) {
        return admin.request().get(QUARANTINE + query).then().statusCode(200);
    }

    /** What accounting says of the source. */
    protected ValidatableResponse total() {
        return admin.request()
                .get("/api/v1/tracking/accounting?source=" + source)
                .then()
                .statusCode(200);
    }
}
