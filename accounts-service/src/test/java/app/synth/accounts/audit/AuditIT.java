package app.synth.accounts.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import app.synth.accounts.testsupport.PackagedAccounts;
import app.synth.localstack.topology.ServiceName;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every change leaves one row, by whomever it is made, and nobody takes it away. */
@QuarkusIntegrationTest
class AuditIT extends PackagedAccounts {
    private static final String AUDIT = "/api/v1/audit";

    @Test
    void everyKindOfChangeOfAProfileLeavesOneRow() {
        UUID user = user();
        assertThat(suite.database().count("select count(*) from accounts.audit_log where user_id = ?", user))
                .isZero();
        Map.of(
                        "account_type", "account_type = 'artist'",
                        "verification", "verification_level = 'identity'",
                        "tier", "subscription_tier = 'premium'")
                .forEach((kind, change) -> {
                    bySuperuser("update accounts.profiles set " + change + " where user_id = '" + user + "'");
                    bySuperuser("update accounts.profiles set " + change + " where user_id = '" + user + "'");
                    assertThat(audited(user, kind)).as(kind).hasSize(1);
                });
        assertThat(audited(user, "account_type").getFirst())
                .containsEntry("actor_kind", "database")
                .containsEntry("actor", "postgres")
                .containsEntry("request_id", null)
                .containsEntry("before", "{\"account_type\": \"user\"}")
                .containsEntry("after", "{\"account_type\": \"artist\"}");
        bySuperuser("update accounts.profiles set name = 'x', last_active_at = now() where user_id = '" + user + "'");
        assertThat(suite.database().count("select count(*) from accounts.audit_log where user_id = ?", user))
                .isEqualTo(3);
    }

    @Test
    void aChangeOfTheServicesRoleWithoutAnActorIsInItsName() throws Exception {
        UUID user = user();
        try (Connection service = suite.database().connectAs(ServiceName.ACCOUNTS);
                var statement = service.createStatement()) {
            statement.execute(
                    "update accounts.profiles set subscription_tier = 'premium' where user_id = '" + user + "'");
        }
        assertThat(audited(user, "tier"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("actor_kind", "database")
                        .containsEntry("actor", "accounts_service"));
    }

    @Test
    void whatIsChangedThroughTheServiceNamesActorRequestAndReason() {
        UUID artist = user("artist");
        UUID admin = admin();
        String claim = json(
                        artist,
                        Map.of("resource_type", "artist", "resource_id", "a", "evidence", Map.of("text", "mine")))
                .header("X-Request-Id", "claim-" + artist)
                .post("/api/v1/me/claims")
                .then()
                .statusCode(201)
                .extract()
                .path("claim_id");
        json(admin, Map.of("reason", "Seen on stage"))
                .header("X-Request-Id", "approve-" + artist)
                .post("/api/v1/claims/" + claim + "/approve")
                .then()
                .statusCode(200);
        as(artist).header("X-Request-Id", "leave-" + artist).post(ME + "/deletion-request");
        as(artist).delete(ME + "/deletion-request");
        JsonPath log = as(admin)
                .get(AUDIT + "?user_id=" + artist)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(log.getList("items.kind"))
                .containsExactly("deletion_request", "deletion_request", "claim", "claim", "account_type");
        assertThat(log.getMap("items[2]"))
                .containsEntry("actor", admin.toString())
                .containsEntry("actor_kind", "user")
                .containsEntry("request_id", "approve-" + artist)
                .containsEntry("reason", "Seen on stage")
                .containsEntry("target", "artist/a");
        assertThat(log.getString("items[2].before.state")).isEqualTo("pending");
        assertThat(log.getString("items[2].after.state")).isEqualTo("approved");
        assertThat(log.getMap("items[3]"))
                .containsEntry("actor", artist.toString())
                .containsEntry("before", null)
                .containsEntry("request_id", "claim-" + artist);
        assertThat(log.getMap("items[0]")).containsEntry("after", null);
    }

    @Test
    void permissionsKeysAndRequestsAreWatchedToo() {
        UUID user = user();
        bySuperuser("insert into accounts.api_keys (user_id, name, key_hash, key_start, scopes) values ('" + user
                + "', 'k', '\\x" + user.toString().replace("-", "") + "', 'k', '{view_events}')");
        bySuperuser("update accounts.api_keys set last_used_at = now() where user_id = '" + user + "'");
        bySuperuser("update accounts.api_keys set revoked_at = now() where user_id = '" + user + "'");
        bySuperuser("insert into accounts.account_type_requests (user_id, requested_type, business_info) values ('"
                + user + "', 'artist', '{}')");
        assertThat(audited(user, "api_key"))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.toString())
                        .doesNotContain(user.toString().replace("-", "")));
        assertThat(audited(user, "account_type_request")).hasSize(1);
        long before = permissionRows();
        bySuperuser(
                "update accounts.account_permissions set minimum_tier = 'premium' where account_type = 'media' and permission_key = 'comment'");
        bySuperuser(
                "update accounts.account_permissions set minimum_tier = 'free' where account_type = 'media' and permission_key = 'comment'");
        assertThat(permissionRows() - before).isEqualTo(2);
    }

    @Test
    void nobodyRewritesIt() throws Exception {
        user("artist");
        List<Connection> everybody = List.of(
                suite.database().connectAs(ServiceName.ACCOUNTS),
                suite.database().connectAsOwner(ServiceName.ACCOUNTS),
                suite.database().connection());
        for (Connection who : everybody) {
            try (who;
                    var statement = who.createStatement()) {
                for (String forbidden : List.of(
                        "update accounts.audit_log set actor = 'nobody'",
                        "delete from accounts.audit_log",
                        "truncate accounts.audit_log",
                        "truncate accounts.audit_log cascade")) {
                    assertThatThrownBy(() -> statement.execute(forbidden))
                            .isInstanceOfSatisfying(
                                    SQLException.class,
                                    refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
                }
            }
        }
    }

    @Test
    void filtersAndPages() {
        UUID admin = admin();
        UUID user = UUID.randomUUID();
        for (int second = 0; second < 5; second++) {
            bySuperuser(
                    "insert into accounts.audit_log (occurred_at, actor_kind, actor, request_id, kind, user_id) values ('2020-01-01T00:00:0"
                            + second + "Z', 'user', 'actor-" + user + "', 'r" + second + "-" + user + "', '"
                            + (second == 3 ? "tier" : "claim") + "', '" + user + "')");
        }
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            var request = as(admin).queryParam("user_id", user).queryParam("limit", 2);
            if (cursor != null) {
                request.queryParam("cursor", cursor);
            }
            JsonPath page = request.get(AUDIT).then().statusCode(200).extract().jsonPath();
            seen.addAll(page.getList("items.request_id"));
            cursor = page.getString("next");
        } while (cursor != null);
        assertThat(seen).containsExactly("r4-" + user, "r3-" + user, "r2-" + user, "r1-" + user, "r0-" + user);
        as(admin)
                .get(AUDIT + "?actor=actor-" + user)
                .then()
                .body("items", hasSize(5))
                .body("next", nullValue());
        as(admin).get(AUDIT + "?kind=tier&user_id=" + user).then().body("items.request_id", contains("r3-" + user));
        as(admin).get(AUDIT + "?request_id=r1-" + user).then().body("items", hasSize(1));
        as(admin)
                .get(AUDIT + "?user_id=" + user + "&from=2020-01-01T00:00:01Z&to=2020-01-01T00:00:03Z")
                .then()
                .body("items.request_id", contains("r2-" + user, "r1-" + user));
        for (String wrong : List.of("user_id=x", "from=x", "to=x", "limit=0", "cursor=x")) {
            as(admin)
                    .get(AUDIT + "?" + wrong)
                    .then()
                    .statusCode(400)
                    .body("field", equalTo(wrong.substring(0, wrong.indexOf('='))));
        }
    }

    /** The triggers say what there is; the document names it, and nothing else is asked for. */
    @Test
    void theKindsThatThereAreCanBeAskedForAndNoOthers() {
        List<String> documented = given().get("/openapi/accounts?format=json")
                .jsonPath()
                .getList("paths.'/api/v1/audit'.get.parameters.find { it.name == 'kind' }.schema.enum");
        assertThat(suite.database().query("""
                        select distinct split_part(encode(tgargs, 'escape'), '\\000', 1) as kind
                        from pg_trigger join pg_proc on pg_proc.oid = tgfoid
                        where proname = 'audit' and pronamespace = 'accounts'::regnamespace
                        """))
                .extracting(row -> row.get("kind"))
                .containsExactlyInAnyOrderElementsOf(documented);
        UUID admin = admin();
        documented.forEach(kind -> as(admin).get(AUDIT + "?kind=" + kind).then().statusCode(200));
        as(admin)
                .get(AUDIT + "?kind=nonsense")
                .then()
                .statusCode(400)
                .body("field", equalTo("kind"))
                .body("detail", startsWith("kind is one of account_type, verification, "));
    }

    @Test
    void asLinesThereIsNoEnd() {
        UUID admin = admin();
        UUID user = UUID.randomUUID();
        bySuperuser(
                "insert into accounts.audit_log (actor_kind, actor, kind, user_id, after) select 'user', 'x', 'claim', '"
                        + user + "', '{\"n\": 1}' from generate_series(1, 2500)");
        var answer = as(admin).accept("application/x-ndjson").get(AUDIT + "?user_id=" + user);
        answer.then().statusCode(200).contentType("application/x-ndjson");
        List<String> lines = answer.asString().lines().toList();
        assertThat(lines)
                .hasSize(2_500)
                .doesNotHaveDuplicates()
                .allSatisfy(
                        line -> assertThat(line).startsWith("{\"audit_id\":").contains("\"after\":{\"n\": 1}"));
        as(admin)
                .accept("application/x-ndjson")
                .get(AUDIT + "?user_id=" + UUID.randomUUID())
                .then()
                .statusCode(200);
        as(admin).accept("*/*").get(AUDIT).then().contentType("application/json");
        as(user("label")).accept("application/x-ndjson").get(AUDIT).then().statusCode(403);
        as(user("label")).get(AUDIT).then().statusCode(403);
    }

    private void bySuperuser(String sql) {
        suite.database().update(sql);
    }

    private long permissionRows() {
        return suite.database().count("select count(*) from accounts.audit_log where kind = 'permission'");
    }
}
