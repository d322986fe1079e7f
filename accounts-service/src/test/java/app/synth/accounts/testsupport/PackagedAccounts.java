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
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What the tests of the packaged service have in common: they share one service, and keep apart by their people. */
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

    /** The same of an account type, made so by whoever runs the database. */
    protected UUID user(String accountType) {
        UUID user = user();
        suite.database().update("update accounts.profiles set account_type = ? where user_id = ?", accountType, user);
        return user;
    }

    protected UUID admin() {
        return user("admin");
    }

    /** A new account of a type that has never called. */
    protected UUID account(String accountType) {
        UUID user = UUID.randomUUID();
        suite.database()
                .update("insert into accounts.profiles (user_id, account_type) values (?, ?)", user, accountType);
        return user;
    }

    /** The same with a tier, up to a time (null for ever). */
    protected UUID account(String accountType, String tier, @Nullable Instant expires) {
        UUID user = account(accountType);
        suite.database()
                .update(
                        "update accounts.profiles set subscription_tier = ?, subscription_expires_at = ? where user_id = ?",
                        tier,
                        expires == null ? null : OffsetDateTime.ofInstant(expires, ZoneOffset.UTC),
                        user);
        return user;
    }

    /** Makes the user an owner by an approved claim. */
    protected void own(UUID user, String kind, String resource) {
        suite.database()
                .update(
                        "insert into accounts.ownership_claims (user_id, resource_type, resource_id, state) values (?, ?, ?, 'approved')",
                        user,
                        kind,
                        resource);
    }

    /** A request in somebody's name. What it sends is JSON unless it says otherwise. */
    protected RequestSpecification as(UUID user) {
        return given().config(PLAIN).auth().oauth2(suite.tokens().user(user)).contentType(ContentType.JSON);
    }

    /** A request with a machine's key. */
    protected RequestSpecification with(String key) {
        return given().config(PLAIN).header("X-API-Key", key).contentType(ContentType.JSON);
    }

    protected RequestSpecification json(UUID user, Object body) {
        return as(user).body(body);
    }

    protected RequestSpecification lines(UUID user, String... lines) {
        return as(user).contentType(NDJSON).body(String.join("\n", lines));
    }

    /** @param checks questions, with commas between them */
    protected static ValidatableResponse check(RequestSpecification caller, String checks) {
        return caller.body("{\"checks\": [" + checks + "]}")
                .post("/api/v1/permissions/check")
                .then();
    }

    /** One value of somebody's profile. */
    protected Object profile(UUID user, String column) {
        return suite.database().value("select " + column + " from accounts.profiles where user_id = ?", user);
    }

    /** What the audit log says of somebody, in its order. */
    protected List<Map<String, Object>> audited(UUID user, String kind) {
        return suite.database().query("""
                        select actor_kind, actor, request_id, target, before::text as before, after::text as after, reason
                        from accounts.audit_log where user_id = ? and kind = ? order by audit_id
                        """, user, kind);
    }

    /** Does everything at once. */
    protected static <T> List<T> atOnce(List<Callable<T>> calls) {
        try (ExecutorService callers =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
            return callers.invokeAll(calls).stream().map(Future::resultNow).toList();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The statuses of calls that are made at once. */
    protected static List<Integer> statuses(List<Callable<Response>> calls) {
        return atOnce(calls).stream().map(Response::statusCode).toList();
    }
}
