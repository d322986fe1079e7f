package app.synth.accounts.testsupport;

import static io.restassured.RestAssured.given;

import app.synth.testsupport.Suite;
import app.synth.testsupport.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the tests of the packaged service have in common: they share one service, and keep apart by their users. */
@WithTestResource(value = SuiteResource.class, initArgs = @ResourceArg(name = "service", value = "accounts"))
public abstract class PackagedAccounts {
    protected static final String ME = "/api/v1/me";
    private static final String NDJSON = "application/x-ndjson";
    private static final RestAssuredConfig PLAIN = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig()
                    .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                    .defaultContentCharset("UTF-8")
                    .encodeContentTypeAs("application/merge-patch+json", ContentType.TEXT)
                    .encodeContentTypeAs(NDJSON, ContentType.TEXT));

    protected Suite suite;

    /** Somebody who has called once. */
    protected UUID user() {
        UUID user = UUID.randomUUID();
        as(user).get(ME).then().statusCode(200);
        return user;
    }

    /** Somebody of an account type, made so by whoever runs the database. */
    protected UUID user(String accountType) {
        UUID user = user();
        suite.database().update("update accounts.profiles set account_type = ? where user_id = ?", accountType, user);
        return user;
    }

    protected UUID admin() {
        return user("admin");
    }

    protected RequestSpecification as(UUID user) {
        return given().config(PLAIN).auth().oauth2(suite.tokens().user(user));
    }

    /** Sends JSON. */
    protected RequestSpecification json(UUID user, Object body) {
        return as(user).contentType("application/json").body(body);
    }

    /** Sends lines. */
    protected RequestSpecification lines(UUID user, String... lines) {
        return as(user).contentType(NDJSON).body(String.join("\n", lines));
    }

    /** What the audit log says of somebody, in its order. */
    protected List<Map<String, Object>> audited(UUID user, String kind) {
        return suite.database().query("""
                        select actor_kind, actor, request_id, target, before::text as before, after::text as after, reason
                        from accounts.audit_log where user_id = ? and kind = ? order by audit_id
                        """, user, kind);
    }

    /** The statuses of calls that are made at once. */
    protected static List<Integer> atOnce(List<Callable<Response>> calls) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Response> answer : callers.invokeAll(calls)) {
                statuses.add(answer.get().statusCode());
            }
        }
        return statuses;
    }
}
