package app.synth.accounts.testsupport;

import static io.restassured.RestAssured.given;

import app.synth.testsupport.Suite;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** People who call the service. */
public record People(Suite suite) {

    /** Somebody who has been here once. */
    public UUID user() {
        UUID user = UUID.randomUUID();
        as(user).get("/api/v1/me").then().statusCode(200);
        return user;
    }

    /** Somebody of a type, from the beginning. */
    public UUID ofType(String type) {
        UUID user = user();
        suite.database().update("update accounts.profiles set account_type = ? where user_id = ?", type, user);
        return user;
    }

    /** A new account of this type that has never called. */
    public UUID of(String accountType) {
        UUID user = UUID.randomUUID();
        suite.database()
                .update("insert into accounts.profiles (user_id, account_type) values (?, ?)", user, accountType);
        return user;
    }

    /** The same with a tier, up to a time (null for ever). */
    public UUID of(String accountType, String tier, @Nullable Instant expires) {
        UUID user = of(accountType);
        suite.database()
                .update(
                        "update accounts.profiles set subscription_tier = ?, subscription_expires_at = ? where user_id = ?",
                        tier,
                        expires == null ? null : OffsetDateTime.ofInstant(expires, ZoneOffset.UTC),
                        user);
        return user;
    }

    /** Makes the user an owner by an approved claim. */
    public void own(UUID user, String kind, String resource) {
        suite.database()
                .update(
                        "insert into accounts.ownership_claims (user_id, resource_type, resource_id, state) values (?, ?, ?, 'approved')",
                        user,
                        kind,
                        resource);
    }

    public UUID admin() {
        return ofType("admin");
    }

    /** A request in somebody's name. */
    public RequestSpecification as(UUID user) {
        return given().auth().oauth2(suite.tokens().user(user)).contentType(ContentType.JSON);
    }

    /** A request with a machine's key. */
    public RequestSpecification with(String key) {
        return given().header("X-API-Key", key).contentType(ContentType.JSON);
    }

    public ValidatableResponse check(RequestSpecification caller, String checks) {
        return caller.body("{\"checks\": [" + checks + "]}")
                .post("/api/v1/permissions/check")
                .then();
    }

    /** One value of somebody's profile. */
    public Object profile(UUID user, String column) {
        return suite.database().value("select " + column + " from accounts.profiles where user_id = ?", user);
    }

    /** What the audit log says of somebody, newest first. */
    public List<Map<String, Object>> audit(UUID user, String kind) {
        return suite.database().query("""
                select actor_kind, actor, reason, before::text as before, after::text as after
                from accounts.audit_log where user_id = ? and kind = ? order by audit_id desc
                """, user, kind);
    }

    /** Does everything at once. */
    public static <T> List<T> atOnce(List<Callable<T>> calls) {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            return callers.invokeAll(calls).stream().map(People::result).toList();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static <T> T result(Future<T> call) {
        try {
            return call.get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
