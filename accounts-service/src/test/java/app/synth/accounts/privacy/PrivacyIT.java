package app.synth.accounts.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import app.synth.accounts.testsupport.PackagedAccounts;
import app.synth.localstack.topology.ServiceName;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person's copy, and a person's end. */
@QuarkusIntegrationTest
class PrivacyIT extends PackagedAccounts {
    private static final String REQUEST = ME + "/deletion-request";
    private static final List<String> TABLES = List.of(
            "profiles",
            "ownership_claims",
            "account_type_requests",
            "verification_codes",
            "verification_sendings",
            "verified_addresses",
            "payment_customers",
            "api_keys",
            "sql_readers",
            "deletion_requests");

    @Test
    void noTableWithPeopleInItIsForgotten() {
        assertThat(suite.database().query("""
                        select tables.table_name
                        from information_schema.columns join information_schema.tables using (table_schema, table_name)
                        where table_schema = 'accounts' and table_type = 'BASE TABLE' and column_name = 'user_id'
                          and table_name not in ('audit_log', 'account_events')
                        """).stream().map(row -> row.get("table_name")))
                .containsExactlyInAnyOrderElementsOf(TABLES);
    }

    @Test
    void theCopyHoldsEverythingButSecretsAndOtherPeople() {
        UUID user = everything();
        UUID admin = admin();
        Response answer = as(user).get(ME + "/export");
        answer.then()
                .statusCode(200)
                .contentType("application/json")
                .header("Content-Disposition", "attachment; filename=\"account-" + user + ".json\"");
        JsonPath copy = answer.jsonPath();
        assertThat(copy.getString("profile.name")).isEqualTo("Ada");
        assertThat(copy.getList("verified_addresses.address")).containsExactly(user + "@x.example");
        assertThat(copy.getList("verifications_begun.address")).containsExactly("+1555");
        assertThat(copy.getList("verification_sendings.address")).containsExactly("+1555");
        assertThat(copy.getList("sql_readers.role_name")).containsExactly("reader_" + user);
        assertThat(copy.getList("account_type_requests.requested_type")).containsExactly("artist");
        assertThat(copy.getList("claims.resource_id")).containsExactly("the-band");
        assertThat(copy.getString("claims[0].decided_by")).isEqualTo("admin");
        assertThat(copy.getList("payment_customers.customer_id")).containsExactly("cus-" + user);
        assertThat(copy.getList("subscriptions.tier")).containsExactly("premium");
        assertThat(copy.getList("payment_events.event_type")).containsExactly("paid");
        assertThat(copy.getList("api_keys.name")).containsExactly("k");
        assertThat(copy.getList("audit.kind")).contains("claim", "api_key", "account_type");
        assertThat(copy.getList("audit.actor")).containsOnly("admin");
        assertThat(copy.getString("deletion_request")).isNull();
        assertThat(answer.asString())
                .doesNotContain("hash")
                .doesNotContain("postgres")
                .doesNotContain(admin.toString());
        as(UUID.randomUUID()).get(ME + "/export").then().statusCode(200).body("profile.account_type", equalTo("user"));
    }

    @Test
    void othersAreNamedByWhatTheyAreOnly() {
        UUID artist = user("artist");
        UUID admin = admin();
        suite.database()
                .update("insert into accounts.audit_log (actor_kind, actor, kind, user_id) values "
                        + "('user', '" + admin + "', 'tier', '" + artist
                        + "'), ('payment_provider', 'stripe', 'tier', '" + artist
                        + "'), ('service', 'job', 'tier', '" + artist + "'), ('user', '" + artist + "', 'tier', '"
                        + artist
                        + "'), ('api_key', '" + UUID.randomUUID() + "', 'tier', '" + artist + "')");
        assertThat(as(artist).get(ME + "/export").jsonPath().getList("audit.actor"))
                .containsExactly("admin", "admin", "payment_provider", "service", artist.toString(), "admin");
    }

    @Test
    void askingTwiceIsAskingOnceAndItCanBeCalledOff() throws Exception {
        UUID user = user();
        as(user).get(REQUEST).then().statusCode(404);
        as(user).delete(REQUEST).then().statusCode(404);
        assertThat(statuses(List.of(
                        () -> as(user).post(REQUEST), () -> as(user).post(REQUEST), () -> as(user).post(REQUEST))))
                .containsOnly(200);
        Response asked = as(user).post(REQUEST);
        Instant due = Instant.parse(asked.path("due_at"));
        Instant requested = Instant.parse(asked.path("requested_at"));
        assertThat(Duration.between(requested, due)).isEqualTo(Duration.ofDays(14));
        assertThat(requested).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        as(user).get(REQUEST).then().statusCode(200).body("due_at", equalTo(due.toString()));
        assertThat(events(user)).containsExactly("deletion_requested");
        as(user).get(ME).then().statusCode(200);
        as(user).delete(REQUEST).then().statusCode(204);
        as(user).delete(REQUEST).then().statusCode(404);
        as(user).get(REQUEST).then().statusCode(404);
        assertThat(events(user)).containsExactly("deletion_requested", "deletion_cancelled");
        assertThat(audited(user, "deletion_request")).hasSize(2);
    }

    @Test
    void whatIsDueGoesByItselfWithAllThatHangsOnItAndTheAuditLogStays() {
        UUID user = everything();
        UUID waiting = user();
        as(waiting).post(REQUEST).then().statusCode(200);
        as(user).post(REQUEST).then().statusCode(200);
        long audit = suite.database().count("select count(*) from accounts.audit_log where user_id = ?", user);
        due(user);
        await().atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(suite.database()
                                .count("select count(*) from accounts.profiles where user_id = ?", user))
                        .isZero());
        for (String table : TABLES) {
            assertThat(suite.database().count("select count(*) from accounts." + table + " where user_id = ?", user))
                    .as(table)
                    .isZero();
        }
        for (String table : List.of("subscriptions", "payment_events")) {
            assertThat(suite.database()
                            .count("select count(*) from accounts." + table + " where customer_id = ?", "cus-" + user))
                    .as(table)
                    .isZero();
        }
        assertThat(suite.database().count("select count(*) from accounts.audit_log where user_id = ?", user))
                .isGreaterThan(audit);
        assertThat(audited(user, "profile"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("actor_kind", "service")
                        .containsEntry("actor", "account_deletion")
                        .containsEntry("after", null));
        assertThat(events(user)).containsExactly("deletion_requested", "deleted");
        as(waiting).get(REQUEST).then().statusCode(200);
        as(user).get(ME).then().statusCode(200).body("name", nullValue()).body("account_type", equalTo("user"));
        as(user).get(REQUEST).then().statusCode(404);
    }

    @Test
    void aBatchIsTakenByOneReplicaAndOthersTakeOthers() throws Exception {
        List<UUID> users = new ArrayList<>();
        for (int number = 0; number < 4; number++) {
            UUID user = user();
            as(user).post(REQUEST).then().statusCode(200);
            users.add(user);
        }
        try (Connection first = suite.database().connectAs(ServiceName.ACCOUNTS);
                Connection second = suite.database().connectAs(ServiceName.ACCOUNTS)) {
            first.setAutoCommit(false);
            users.forEach(this::due);
            int taken = delete(first, 2);
            int others = delete(second, 100); // does not wait
            first.commit();
            assertThat(taken).isLessThanOrEqualTo(2);
            assertThat(others).isGreaterThanOrEqualTo(0);
            delete(second, 100);
        }
        await().untilAsserted(
                        () -> users.forEach(user -> assertThat(events(user)).containsOnlyOnce("deleted")));
    }

    @Test
    void theLastAdminWhoStaysCannotLeave() throws Exception {
        List<UUID> earlier =
                suite.database().query("select user_id from accounts.profiles where account_type = 'admin'").stream()
                        .map(row -> (UUID) row.get("user_id"))
                        .toList();
        suite.database().update("update accounts.profiles set account_type = 'label' where account_type = 'admin'");
        try {
            UUID one = admin();
            as(one).post(REQUEST).then().statusCode(409).body("code", equalTo("last_admin"));
            as(one).get(REQUEST).then().statusCode(404);
            UUID two = admin();
            List<Integer> statuses = statuses(List.of(() -> as(one).post(REQUEST), () -> as(two).post(REQUEST)));
            assertThat(statuses).containsExactlyInAnyOrder(200, 409);
            UUID leaving = statuses.getFirst() == 200 ? one : two;
            as(leaving).post(REQUEST).then().statusCode(200);
            suite.database()
                    .update(
                            "update accounts.profiles set account_type = 'user' where user_id = ?",
                            leaving == one ? two : one);
            due(leaving);
            try (Connection service = suite.database().connectAs(ServiceName.ACCOUNTS)) {
                delete(service, 100);
            }
            assertThat(suite.database().count("select count(*) from accounts.profiles where user_id = ?", leaving))
                    .as("demoted meanwhile, the other one does not count")
                    .isEqualTo(1);
        } finally {
            earlier.forEach(user -> suite.database()
                    .update("update accounts.profiles set account_type = 'admin' where user_id = ?", user));
        }
    }

    private static int delete(Connection service, int atMost) throws SQLException {
        try (Statement statement = service.createStatement();
                ResultSet gone = statement.executeQuery("select accounts.delete_due_accounts(" + atMost + ")")) {
            gone.next();
            return gone.getInt(1);
        }
    }

    private void due(UUID user) {
        suite.database()
                .update(
                        "update accounts.deletion_requests set due_at = now() - interval '1 second' where user_id = ?",
                        user);
    }

    private List<Object> events(UUID user) {
        return suite
                .database()
                .query("select kind from accounts.account_events where user_id = ? order by event_id", user)
                .stream()
                .<Object>map(row -> row.get("kind"))
                .toList();
    }

    /** Somebody of whom there is a row in every table. */
    private UUID everything() {
        UUID user = user("artist");
        String customer = "cus-" + user;
        String key = user.toString().replace("-", "");
        for (String sql : List.of(
                "update accounts.profiles set name = 'Ada' where user_id = '" + user + "'",
                "insert into accounts.ownership_claims (user_id, resource_type, resource_id, state, decided_by) values ('"
                        + user + "', 'artist', 'the-band', 'approved', '" + UUID.randomUUID() + "')",
                "insert into accounts.account_type_requests (user_id, requested_type, business_info) values ('" + user
                        + "', 'artist', '{}')",
                "insert into accounts.verification_codes (user_id, channel, address, code_hash, tries_left, expires_at) values ('"
                        + user + "', 'phone', '+1555', '\\x00', 3, now())",
                "insert into accounts.verification_sendings (user_id, channel, address, sent_at) values ('" + user
                        + "', 'phone', '+1555', now())",
                "insert into accounts.sql_readers (role_name, user_id) values ('reader_" + user + "', '" + user + "')",
                "insert into accounts.verified_addresses (channel, address, user_id) values ('email', '" + user
                        + "@x.example', '" + user + "')",
                "insert into accounts.payment_customers (provider, customer_id, user_id) values ('stripe', '" + customer
                        + "', '" + user + "')",
                "insert into accounts.subscriptions (provider, subscription_id, customer_id, status, tier, expires_at, happened_at, kind_rank, event_id) values ('stripe', '"
                        + customer + "', '" + customer + "', 'active', 'premium', now() + interval '1 day', now(), 1, '"
                        + customer
                        + "')",
                "insert into accounts.payment_events (provider, event_id, event_type, customer_id, happened_at, outcome) values ('stripe', '"
                        + customer + "', 'paid', '" + customer + "', now(), 'applied')",
                "insert into accounts.api_keys (user_id, name, key_hash, key_start, scopes) values ('" + user
                        + "', 'k', '\\x" + key + "', 'k', '{view_events}')")) {
            suite.database().update(sql);
        }
        return user;
    }
}
