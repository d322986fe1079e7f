package app.synth.tracking.testsupport;

import static io.restassured.RestAssured.given;

import app.synth.testsupport.Suite;
import app.synth.testsupport.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tests of the packaged service have in common: they share one service, and keep apart by their message ids. */
@WithTestResource(
        value = SuiteResource.class,
        initArgs = {@ResourceArg(name = "service", value = "tracking"), @ResourceArg(name = "accounts", value = "fake")
        })
public abstract class PackagedTracking {
    protected static final String ONE = "/api/v1/interactions";
    protected static final String BATCH = "/api/v1/interactions/batch";

    /** The test's own client calls itself what crawlers do. */
    protected static final String BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0";

    private static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    protected Suite suite;
    protected final UUID user = UUID.randomUUID();

    protected Response post(String path, Object body) {
        return post(path, body, suite.tokens().user(user));
    }

    protected static Response post(String path, Object body, String token) {
        return given().config(CONFIG)
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post(path);
    }

    /** A request of a page that sends with a key; nobody is logged in. */
    protected static RequestSpecification page(String key) {
        return given().config(CONFIG)
                .header("X-Write-Key", key)
                .header("User-Agent", BROWSER)
                .contentType("application/json");
    }

    /** The stored rows of a message. */
    protected List<Map<String, Object>> stored(Sent sent) {
        return suite.database().query("""
                        select *, tableoid::regclass::text as partition, metadata::text as metadata_text
                        from tracking.user_interactions where message_id = ?
                        """, sent.id());
    }

    /** The quarantined rows of a message. */
    protected List<Map<String, Object>> quarantined(Sent sent) {
        return suite.database().query("select * from tracking.quarantine where message_id = ?", sent.id());
    }
}
