package app.synth.accounts.permission;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.testsupport.PackagedAccounts;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.path.json.JsonPath;
import java.sql.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The decision stands twice, in SQL and in the service. Both are asked for every account type, key, tier (lasting and ended),
 * verified or not, and about a resource that one claimed, one that one created, another's, one of another kind, and none.
 */
@QuarkusIntegrationTest
class WholeMatrixIT extends PackagedAccounts {
    private static final int AT_ONCE = 100;
    private static final List<String> ABOUT = List.of("claimed", "created", "another", "other kind", "none");

    private List<Map<String, Object>> seeded;

    private record Question(UUID user, String permission, String kind, String resource) {
        String json() {
            String about = resource == null
                    ? ""
                    : ", \"resource\": {\"type\": \"%s\", \"id\": \"%s\"}".formatted(kind, resource);
            return "{\"user_id\": \"%s\", \"permission\": \"%s\"%s}".formatted(user, permission, about);
        }
    }

    /** Conditions of all kinds, spread over the matrix; what lets the asking admin ask stays as it is. */
    @BeforeEach
    void everyKindOfCell() {
        seeded = suite.database()
                .query("select account_type, permission_key, granted, minimum_tier, needs_verification"
                        + " from accounts.account_permissions");
        suite.database().update("""
                update accounts.account_permissions
                set granted = hash % 7 <> 0,
                    minimum_tier = (array['free', 'premium', 'professional', 'enterprise'])[1 + hash % 4],
                    needs_verification = hash % 3 = 0
                from (select id, abs(hashtext(account_type || permission_key)) as hash
                      from accounts.account_permissions
                      where permission_key not in ('manage_users', 'manage_permissions')) as spread
                where account_permissions.id = spread.id
                """);
        suite.database()
                .update("create table if not exists analytics.events (event_id text primary key, created_by uuid)");
        suite.database().update("grant usage on schema analytics to accounts_owner");
        suite.database().update("grant select on analytics.events to accounts_owner");
    }

    @AfterEach
    void asSeeded() {
        for (Map<String, Object> cell : seeded) {
            suite.database()
                    .update(
                            "update accounts.account_permissions set granted = ?, minimum_tier = ?, needs_verification = ?"
                                    + " where account_type = ? and permission_key = ?",
                            cell.get("granted"),
                            cell.get("minimum_tier"),
                            cell.get("needs_verification"),
                            cell.get("account_type"),
                            cell.get("permission_key"));
        }
        suite.database().update("drop table analytics.events");
    }

    @Test
    void theServiceAndTheDatabaseDecideTheSame() throws Exception {
        List<UUID> everybody = everyKindOfPerson();
        List<Map<String, Object>> keys =
                suite.database().query("select permission_key, owner_of from accounts.permissions");
        List<Question> questions = new ArrayList<>();
        for (UUID user : everybody) {
            for (Map<String, Object> key : keys) {
                for (String about : ABOUT) {
                    String own = (String) Objects.requireNonNullElse(key.get("owner_of"), "event");
                    String kind = !about.equals("other kind") ? own : own.equals("artist") ? "venue" : "artist";
                    questions.add(new Question(
                            user,
                            (String) key.get("permission_key"),
                            kind,
                            about.equals("none") ? null : about + "-" + user));
                }
            }
        }
        Map<Question, String> inSql = decideInSql(questions);
        assertThat(inSql.values()).contains("granted", "not_granted", "tier", "expired", "unverified", "not_owner");
        assertThat(decideInService(questions)).isEqualTo(inSql);
        assertTheOthersSayTheSame(everybody, questions, inSql);
    }

    private void assertTheOthersSayTheSame(
            List<UUID> everybody, List<Question> questions, Map<Question, String> inSql) {
        Map<UUID, TreeSet<String>> granted = new HashMap<>();
        everybody.forEach(user -> granted.put(user, new TreeSet<>()));
        for (Question question : questions) {
            if (question.resource() == null && inSql.get(question).equals("granted")) {
                granted.get(question.user()).add(question.permission());
            }
        }
        assertThat(keysByUser("""
                select user_id, permission_key
                from accounts.profiles, accounts.permissions
                where accounts.user_has_permission(user_id, permission_key)
                """, everybody)).isEqualTo(granted);
        assertThat(keysByUser(
                        "select user_id, unnest(permissions) as permission_key from accounts.profiles_with_permissions",
                        everybody))
                .isEqualTo(granted);
        Map<UUID, List<Question>> byUser = questions.stream()
                .filter(question -> question.resource() == null)
                .collect(Collectors.groupingBy(Question::user));
        for (UUID user : everybody) {
            JsonPath mine = as(user).get("/api/v1/me/permissions").jsonPath();
            assertThat(new TreeSet<>(mine.<String>getList("permissions"))).isEqualTo(granted.get(user));
            Map<String, String> denied = mine.getMap("denied");
            for (Question question : byUser.get(user)) {
                String reason = inSql.get(question);
                assertThat(denied.get(question.permission()))
                        .isEqualTo(reason.equals("granted") || reason.equals("not_granted") ? null : reason);
            }
        }
    }

    private Map<UUID, TreeSet<String>> keysByUser(String sql, List<UUID> everybody) {
        Map<UUID, TreeSet<String>> keys = new HashMap<>();
        everybody.forEach(user -> keys.put(user, new TreeSet<>()));
        for (Map<String, Object> row : suite.database().query(sql)) {
            TreeSet<String> ofOne = keys.get((UUID) row.get("user_id"));
            if (ofOne != null) {
                ofOne.add((String) row.get("permission_key"));
            }
        }
        return keys;
    }

    private List<UUID> everyKindOfPerson() {
        String mark = "matrix " + UUID.randomUUID();
        suite.database().update("""
                insert into accounts.profiles
                    (user_id, name, account_type, subscription_tier, subscription_expires_at, verification_level)
                select gen_random_uuid(), ?, account_type, tier, now() + expires::interval, level
                from unnest(array['user', 'artist', 'venue', 'admin', 'promoter', 'ad_account', 'venue_manager', 'label', 'media'])
                         as account_type,
                     unnest(array['free', 'premium', 'professional', 'enterprise']) as tier,
                     unnest(array[null, '1 day', '-1 second']) as expires,
                     unnest(array['phone', 'identity']) as level
                """, mark);
        suite.database().update("""
                insert into accounts.ownership_claims (user_id, resource_type, resource_id, state)
                select user_id, kind, 'claimed-' || user_id, 'approved'
                from accounts.profiles, unnest(array['artist', 'venue', 'event']) as kind
                where name = ?
                """, mark);
        suite.database()
                .update(
                        "insert into analytics.events select 'created-' || user_id, user_id from accounts.profiles where name = ?",
                        mark);
        return suite.database().query("select user_id from accounts.profiles where name = ?", mark).stream()
                .map(row -> (UUID) row.get("user_id"))
                .toList();
    }

    private Map<Question, String> decideInSql(List<Question> questions) throws Exception {
        Map<Question, String> decided = new HashMap<>();
        try (var connection = suite.database().connection();
                var statement = connection.prepareStatement("""
                        select accounts.decide(who, permission, kind, resource)
                        from unnest(?::uuid[], ?::text[], ?::text[], ?::text[]) with ordinality
                            as asked (who, permission, kind, resource, place)
                        order by place
                        """)) {
            Object[][] columns = {
                questions.stream().map(Question::user).toArray(),
                questions.stream().map(Question::permission).toArray(),
                questions.stream()
                        .map(question -> question.resource() == null ? null : question.kind())
                        .toArray(),
                questions.stream().map(Question::resource).toArray()
            };
            for (int column = 0; column < columns.length; column++) {
                Array array = connection.createArrayOf(column == 0 ? "uuid" : "text", columns[column]);
                statement.setArray(column + 1, array);
            }
            var rows = statement.executeQuery();
            for (Question question : questions) {
                rows.next();
                decided.put(question, rows.getString(1));
            }
        }
        return decided;
    }

    private Map<Question, String> decideInService(List<Question> questions) {
        UUID admin = account("admin");
        Map<Question, String> decided = new HashMap<>();
        for (int from = 0; from < questions.size(); from += AT_ONCE) {
            List<Question> some = questions.subList(from, Math.min(from + AT_ONCE, questions.size()));
            JsonPath results = check(
                            as(admin),
                            String.join(", ", some.stream().map(Question::json).toList()))
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<String> reasons = results.getList("results.reason");
            List<Boolean> allowed = results.getList("results.allowed");
            for (int index = 0; index < some.size(); index++) {
                decided.put(some.get(index), reasons.get(index));
                assertThat(allowed.get(index)).isEqualTo(reasons.get(index).equals("granted"));
            }
        }
        return decided;
    }
}
