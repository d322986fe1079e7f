package app.synth.experiments.results;

import static app.synth.experiments.testsupport.ExperimentsApi.newKey;
import static app.synth.experiments.testsupport.ExperimentsApi.running;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.experiments.results.Recount.Claim;
import app.synth.experiments.results.Recount.Metric;
import app.synth.experiments.results.Recount.Numbers;
import app.synth.experiments.testsupport.PackagedExperiments;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Sums are exact: interactions, events, exposures and identities come in any order, many at once, some committed late, with
 * the database gone in between; in the end every subject's sums, and the totals, are what counting again gives.
 */
@QuarkusIntegrationTest
class FoldIT extends PackagedExperiments {
    private static final int SUBJECTS = 60;
    private static final int DEEDS = 6_000;
    private static final Duration EVER = Duration.ofDays(36_500);
    private static final List<String> ACTIONS =
            List.of("impression", "impression", "event_click", "purchase", "detail_view", "search");

    /** Something to be inserted in a transaction with others. */
    private interface Insert {
        void into(Connection connection) throws SQLException;
    }

    private final List<Deed> deeds = new ArrayList<>();
    private final Map<String, Claim> claims = new HashMap<>();
    private final Map<String, Instant> exposures = new LinkedHashMap<>();
    private final List<Insert> inserts = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({"user_id, 20261101", "anonymous_id, 20261102"})
    void whateverTheOrderSumsAreWhatCountingAgainGives(String attribute, long seed) throws Exception {
        boolean ofUsers = attribute.equals("user_id");
        Map<String, Metric> metrics = metrics();
        String key = newKey();
        api.create(running(key, "success_metrics", List.copyOf(metrics.keySet())))
                .statusCode(201);
        suite.database()
                .update("update experiments.ab_experiments set hash_attribute = ? where key = ?", attribute, key);
        Random random = new Random(seed);
        invent(
                random,
                (UUID) suite.database().value("select id from experiments.ab_experiments where key = ?", key),
                ofUsers);
        Collections.shuffle(inserts, random);

        int half = inserts.size() / 2;
        insertAtOnce(inserts.subList(0, half), random);
        suite.killDatabase();
        suite.startDatabase();
        insertAtOnce(inserts.subList(half, inserts.size()), random);
        crowd.folded();

        Recount recount = new Recount(deeds, claims, ofUsers);
        metrics.forEach((metric, definition) -> {
            Map<String, Numbers> again = new HashMap<>();
            exposures.forEach((subject, at) -> again.put(subject, recount.of(subject, at, definition)));
            assertThat(again.values().stream().filter(it -> it.numerator().signum() > 0))
                    .as("something is counted")
                    .isNotEmpty();
            Map<String, Numbers> kept = kept(key, metric);
            again.forEach((subject, numbers) -> assertThat(
                            kept.getOrDefault(subject, new Numbers(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO)))
                    .as("%s of %s", metric, subject)
                    .usingRecursiveComparison()
                    .withEqualsForType((one, other) -> one.compareTo(other) == 0, BigDecimal.class)
                    .isEqualTo(numbers));
        });
        assertThat(suite.database().query(TOTALS_THAT_DIFFER, key)).isEmpty();
        assertThat(suite.database().count("""
                select sum(users) from experiments.experiment_result_users
                where experiment_id = (select id from experiments.ab_experiments where key = ?)
                """, key)).isEqualTo(SUBJECTS);
    }

    /** Totals against sums of subjects, seen from the subjects. */
    private static final String TOTALS_THAT_DIFFER = """
            with experiment as (select id from experiments.ab_experiments where key = ?),
            kept as (
                select metric, variant, sum(total) as t, sum(squares) as s, sum(denominator) as d, sum(products) as p,
                       sum(before) as b, sum(before_squares) as bs, sum(before_products) as bp
                from experiments.experiment_result_totals join experiment on id = experiment_id group by 1, 2
            ), again as (
                select sums.metric, variant, sum(n) as t, sum(n * n) as s, sum(denominator) as d, sum(n * denominator) as p,
                       sum(b) as b, sum(b * b) as bs, sum(n * b) as bp
                from experiment
                join experiments.experiment_subject_sums as sums on sums.experiment_id = id
                join experiments.experiment_result_subjects as subjects using (experiment_id, subject, phase)
                join experiments.experiment_metrics as metric on metric.key = sums.metric
                cross join lateral (select case when definition->>'kind' in ('conversion', 'retention')
                                           then 1.0 else coalesce((definition->'cap'->>'value')::numeric, 1e30) end as most) as cap
                cross join lateral (select least(numerator, most) as n, least(before, most) as b) as counted
                group by 1, 2
            )
            select * from kept natural full join again where (select count(*) from kept natural join again) <> (select count(*) from kept)
            """;

    private Map<String, Metric> metrics() {
        Map<String, Metric> all = new LinkedHashMap<>();
        all.put(
                api.metric("{\"kind\": \"conversion\", \"action\": \"purchase\", \"window_days\": 7}"),
                Metric.counting(deed -> interaction(deed, "purchase"), Duration.ofDays(7)));
        all.put(
                api.metric("{\"kind\": \"count\", \"distinct\": \"session\"}"),
                new Metric(
                        deed -> deed.event() == null,
                        deed -> BigDecimal.ONE,
                        null,
                        Deed::session,
                        Duration.ZERO,
                        EVER,
                        true));
        all.put(
                api.metric(
                        "{\"kind\": \"sum\", \"action\": \"purchase\", \"value\": [\"value\"], \"cap\": {\"value\": 40}}"),
                new Metric(deed -> interaction(deed, "purchase"), Deed::value, null, null, Duration.ZERO, EVER, true));
        all.put(
                api.metric(
                        "{\"kind\": \"ratio\", \"action\": \"event_click\", \"denominator\": {\"action\": \"impression\"}}"),
                new Metric(
                        deed -> interaction(deed, "event_click"),
                        deed -> BigDecimal.ONE,
                        deed -> interaction(deed, "impression"),
                        null,
                        Duration.ZERO,
                        EVER,
                        false));
        all.put(
                api.metric("{\"kind\": \"retention\", \"day\": 2}"),
                new Metric(
                        deed -> deed.event() == null,
                        deed -> BigDecimal.ONE,
                        null,
                        null,
                        Duration.ofDays(2),
                        Duration.ofDays(3),
                        false));
        all.put(
                api.metric("{\"kind\": \"count\", \"event_type\": \"left\", \"where\": {\"source\": \"feed\"}}"),
                Metric.counting(deed -> deed.event() != null && deed.source().equals("feed"), EVER));
        all.put(
                api.metric("{\"kind\": \"count\", \"where\": {\"source\": \"feed\"}, \"distinct\": \"entity\"}"),
                new Metric(
                        deed -> deed.event() == null && deed.source().equals("feed"),
                        deed -> BigDecimal.ONE,
                        null,
                        Deed::entity,
                        Duration.ZERO,
                        EVER,
                        true));
        return all;
    }

    private static boolean interaction(Deed deed, String action) {
        return deed.event() == null && deed.action().equals(action);
    }

    private void invent(Random random, UUID experiment, boolean ofUsers) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<UUID> users =
                IntStream.range(0, SUBJECTS).mapToObj(i -> UUID.randomUUID()).toList();
        List<String> visitors = users.stream().map(user -> "visitor-" + user).toList();
        for (int i = 0; i < SUBJECTS; i++) {
            if (random.nextInt(3) > 0) {
                Claim claim = new Claim(users.get(random.nextInt(SUBJECTS)), ago(now, random, 25));
                String visitor = visitors.get(i);
                claims.put(visitor, claim);
                inserts.add(connection ->
                        run(connection, """
                        insert into tracking.identities (anonymous_id, user_id, claimed_at) values (?, ?, ?)
                        """, visitor, claim.user(), claim.at().atOffset(ZoneOffset.UTC)));
            }
            UUID user = ofUsers ? users.get(i) : null;
            String subject = ofUsers ? users.get(i).toString() : visitors.get(i);
            Instant at = ago(now, random, 20);
            exposures.put(subject, at);
            String variant = i % 2 == 0 ? "control" : "treatment";
            inserts.add(connection ->
                    run(connection, """
                    insert into experiments.user_experiment_assignments
                        (subject, user_id, experiment_id, variant_name, bucket, as_computed, assigned_at)
                    values (?, ?, ?, ?, 0, true, ?)
                    """, subject, user, experiment, variant, at.atOffset(ZoneOffset.UTC)));
        }
        List<String> subjects = List.copyOf(exposures.keySet());
        for (int i = 0; i < DEEDS; i++) {
            Deed deed = deed(random, now, users, visitors, subjects);
            deeds.add(deed);
            inserts.add(connection -> insert(connection, experiment, deed));
        }
    }

    private static Deed deed(
            Random random, Instant now, List<UUID> users, List<String> visitors, List<String> subjects) {
        int shape = random.nextInt(10);
        int who = random.nextInt(SUBJECTS);
        return new Deed(
                shape < 5 ? users.get(random.nextInt(8) == 0 ? random.nextInt(SUBJECTS) : who) : null,
                shape < 8 && shape > 2 ? visitors.get(who) : shape < 3 ? null : visitors.get(random.nextInt(SUBJECTS)),
                shape == 9 ? subjects.get(who) : null,
                ago(now, random, 40),
                ACTIONS.get(random.nextInt(ACTIONS.size())),
                "concert-" + random.nextInt(20),
                random.nextInt(10) == 0 ? null : "session-" + random.nextInt(12),
                random.nextBoolean() ? "feed" : "search",
                BigDecimal.valueOf(random.nextInt(5_000), 2));
    }

    private static Instant ago(Instant now, Random random, int days) {
        return now.minus(random.nextInt(days * 86_400), ChronoUnit.SECONDS);
    }

    private static void insert(Connection connection, UUID experiment, Deed deed) throws SQLException {
        if (deed.event() != null) {
            run(
                    connection,
                    """
                    insert into experiments.experiment_events
                        (subject, experiment_id, variant_name, event_type, event_value, message_id, occurred_at)
                    values (?, ?, 'control', 'left', ?::jsonb, ?, ?)
                    """,
                    deed.event(),
                    experiment,
                    deed.metadata(),
                    UUID.randomUUID().toString(),
                    deed.at().atOffset(ZoneOffset.UTC));
            return;
        }
        run(
                connection,
                """
                insert into tracking.user_interactions
                    (id, user_id, anonymous_id, occurred_at, received_at, event_type, entity_type, entity_id, action,
                     source, session_id, message_id, metadata)
                values (gen_random_uuid(), ?, ?, ?, now(), 'custom', 'event', ?, ?, 'web', ?, ?, ?::jsonb)
                """,
                deed.user(),
                deed.visitor(),
                deed.at().atOffset(ZoneOffset.UTC),
                deed.entity(),
                deed.action(),
                deed.session(),
                UUID.randomUUID().toString(),
                deed.metadata());
    }

    private static void run(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }

    /** By four writers, in transactions of a few rows that last as long as they like. */
    private void insertAtOnce(List<Insert> all, Random random) throws Exception {
        List<Callable<Void>> writers = new ArrayList<>();
        int each = (all.size() + 3) / 4;
        for (int from = 0; from < all.size(); from += each) {
            List<Insert> part = all.subList(from, Math.min(all.size(), from + each));
            Random own = new Random(random.nextLong());
            writers.add(() -> write(part, own));
        }
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
            for (Future<Void> written : threads.invokeAll(writers)) {
                written.get();
            }
        }
    }

    private @Nullable Void write(List<Insert> part, Random random) throws SQLException {
        try (Connection connection = suite.database().connection()) {
            connection.setAutoCommit(false);
            for (Insert insert : part) {
                insert.into(connection);
                if (random.nextInt(15) == 0) {
                    connection.commit();
                }
            }
            connection.commit();
        }
        return null;
    }

    private Map<String, Numbers> kept(String key, String metric) {
        Map<String, Numbers> kept = new HashMap<>();
        suite.database()
                .query("""
                select subject, numerator, denominator, before
                from experiments.experiment_subject_sums
                where metric = ? and experiment_id = (select id from experiments.ab_experiments where key = ?)
                """, metric, key)
                .forEach(row -> kept.put(
                        (String) row.get("subject"),
                        new Numbers((BigDecimal) row.get("numerator"), (BigDecimal) row.get("denominator"), (BigDecimal)
                                row.get("before"))));
        return kept;
    }
}
