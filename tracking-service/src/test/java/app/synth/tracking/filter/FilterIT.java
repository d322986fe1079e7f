package app.synth.tracking.filter;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import app.synth.tracking.testsupport.Admin;
import app.synth.tracking.testsupport.PackagedTracking;
import app.synth.tracking.testsupport.Sent;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is counted, and not stored. */
@QuarkusIntegrationTest
class FilterIT extends PackagedTracking {
    private static final String GOOGLEBOT = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
    private static final String CURL = "curl/8.5.0";

    @Test
    void aCrawlerIsCountedAndNotStored() {
        Admin admin = new Admin(suite);
        String source = admin.source(Map.of());
        String key = admin.writeKey(source);
        Sent sent = Sent.byVisitor();
        with(key, GOOGLEBOT, sent)
                .body("filtered", equalTo(1))
                .body("results[0].reason", equalTo("bot"))
                .body("results[0].detail", equalTo("the User-Agent is that of a program: " + GOOGLEBOT));
        assertThat(stored(sent)).isEmpty();
        assertThat(quarantined(sent)).isEmpty();
        page(key).get(ONE + "/" + sent.id() + "/fate").then().body("fate", equalTo("filtered"));
        admin.request()
                .get("/api/v1/tracking/accounting?source=" + source)
                .then()
                .body("total.received", equalTo(1))
                .body("total.filtered", equalTo(1))
                .body("total.reasons.bot", equalTo(1));
    }

    @Test
    void aScriptIsFilteredUnlessItProvesWhoItIs() {
        Admin admin = new Admin(suite);
        String source = admin.source(Map.of());
        with(admin.writeKey(source), CURL, Sent.byVisitor()).body("filtered", equalTo(1));
        with(admin.serverKey(source), CURL, Sent.byVisitor()).body("stored", equalTo(1));
        given().auth()
                .oauth2(suite.tokens().user(user))
                .header("User-Agent", CURL)
                .contentType("application/json")
                .body(Sent.click().toString())
                .post(ONE)
                .then()
                .body("stored", equalTo(1));
    }

    @Test
    void aCrawlerIsOneAlsoWithAToken() {
        given().auth()
                .oauth2(suite.tokens().user(user))
                .header("User-Agent", GOOGLEBOT)
                .contentType("application/json")
                .body(Sent.click().toString())
                .post(ONE)
                .then()
                .body("results[0].reason", equalTo("bot"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-GPC", "DNT"})
    void aBrowsersNoCountsWhereTheSourceHonoursIt(String signal) {
        Admin admin = new Admin(suite);
        String honours = admin.writeKey(admin.source(Map.of()));
        String ignores = admin.writeKey(admin.source(Map.of("honours_privacy_signals", false)));
        Sent unwanted = Sent.byVisitor();
        page(honours)
                .header(signal, "1")
                .body(unwanted.toString())
                .post(ONE)
                .then()
                .body("results[0].reason", equalTo("opt_out"))
                .body("results[0].detail", containsString("Sec-GPC or DNT"));
        assertThat(stored(unwanted)).isEmpty();
        page(honours)
                .header(signal, "0")
                .body(Sent.byVisitor().toString())
                .post(ONE)
                .then()
                .body("stored", equalTo(1));
        page(ignores)
                .header(signal, "1")
                .body(Sent.byVisitor().toString())
                .post(ONE)
                .then()
                .body("stored", equalTo(1));
    }

    private static ValidatableResponse with(String key, String userAgent, Sent sent) {
        return given().header("X-Write-Key", key)
                .header("User-Agent", userAgent)
                .contentType("application/json")
                .body(sent.toString())
                .post(ONE)
                .then()
                .statusCode(200);
    }
}
