package app.synth.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.synth.testsupport.Suite;
import app.synth.testsupport.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is inserted, in whatever order it commits: the figures end as a recount of the raw interactions. */
@QuarkusIntegrationTest
@WithTestResource(
        value = SuiteResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "analytics"),
            @ResourceArg(name = "migrate", value = "tracking"),
            @ResourceArg(name = "accounts", value = "fake")
        })
class RollupIT {
    private static final long SEED = 20261122;
    private static final List<String> EVENT_COLUMNS = List.of(
            "impressions",
            "unique_viewers",
            "clicks",
            "interested_count",
            "review_count",
            "avg_rating",
            "likes_count",
            "comments_count",
            "shares_count",
            "ticket_link_clicks",
            "converted_viewers");
    private static final List<String> USER_COLUMNS = List.of(
            "events_viewed",
            "events_clicked",
            "events_interested",
            "ticket_links_clicked",
            "reviews_written",
            "reviews_liked",
            "reviews_commented",
            "friends_added",
            "messages_sent",
            "shares_sent",
            "sessions_count",
            "total_time_seconds",
            "searches_performed");

    Suite suite;

    @Test
    void figuresEqualARecountUnderLateCommitsLateArrivalsAndBrokenConnections() throws Exception {
        var traffic = new Traffic(
                new Random(SEED), Instant.now().truncatedTo(ChronoUnit.DAYS).minus(3, ChronoUnit.DAYS));
        List<RawInteraction> all = new ArrayList<>();
        List<Connection> open = new ArrayList<>();
        var random = new Random(SEED);
        for (int round = 0; round < 150; round++) {
            // Several transactions are open at once and end in any order: some ids become visible long after later
            // ones.
            Connection connection = suite.database().connection();
            connection.setAutoCommit(false);
            List<RawInteraction> batch = traffic.next(1 + random.nextInt(30));
            RawInteraction.insert(connection, batch);
            all.addAll(batch);
            open.add(connection);
            Collections.shuffle(open, random);
            while (open.size() > random.nextInt(6)) {
                commit(open.removeLast());
            }
            if (round % 40 == 20) {
                breakTheServicesConnections();
            }
            if (round % 50 == 49) {
                // So that what follows arrives late, for days that are counted already.
                commitAll(open);
                awaitRolledUp();
            }
        }
        commitAll(open);
        awaitRolledUp();

        assertThat(stored("event_id", "analytics_event_daily", EVENT_COLUMNS, traffic.events))
                .isEqualTo(Recount.ofEvents(all));
        assertThat(stored("user_id::text", "analytics_user_daily", USER_COLUMNS, traffic.userIds()))
                .isEqualTo(Recount.ofUsers(all));
    }

    @Test
    void aTransactionThatCommitsAfterLaterOnesIsNotLost() throws Exception {
        String event = "late-" + UUID.randomUUID();
        try (Connection late = suite.database().connection()) {
            late.setAutoCommit(false);
            RawInteraction.insert(late, List.of(click(event)));
            for (int i = 0; i < 3; i++) {
                try (Connection quick = suite.database().connection()) {
                    RawInteraction.insert(quick, List.of(click(event)));
                }
            }
            late.commit();
        }
        awaitRolledUp();
        assertThat(suite.database()
                        .count("select clicks from analytics.analytics_event_daily where event_id = ?", event))
                .isEqualTo(4);
    }

    private static RawInteraction click(String event) {
        return new RawInteraction(
                UUID.randomUUID(), UUID.randomUUID(), null, Instant.now(), "event_click", "event", event, "s", null);
    }

    private static void commitAll(List<Connection> open) throws SQLException {
        for (Connection connection : open) {
            commit(connection);
        }
        open.clear();
    }

    private static void commit(Connection connection) throws SQLException {
        connection.commit();
        connection.close();
    }

    private void breakTheServicesConnections() {
        suite.database()
                .query("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'analytics_service'");
    }

    private void awaitRolledUp() {
        String settled = suite.database()
                .value("select coalesce(max(written_in), '0')::text from tracking.user_interactions")
                .toString();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> suite.database()
                                .count(
                                        "select count(*) from analytics.rollup_cursor where position >= ?::xid8",
                                        settled)
                        == 1);
    }

    private Map<String, Map<String, BigDecimal>> stored(
            String key, String table, List<String> columns, List<String> keys) {
        Map<String, Map<String, BigDecimal>> cells = new TreeMap<>();
        for (Map<String, Object> row : suite.database()
                .query(
                        "select %s || ' ' || date as day, %s from analytics.%s where %s = any (?)"
                                .formatted(key, String.join(", ", columns), table, key),
                        (Object) keys.toArray(String[]::new))) {
            Map<String, BigDecimal> values = new TreeMap<>();
            for (String column : columns) {
                if (row.get(column) != null && new BigDecimal(row.get(column).toString()).signum() != 0) {
                    values.put(column, new BigDecimal(row.get(column).toString()));
                }
            }
            if (!values.isEmpty()) {
                cells.put(row.get("day").toString(), values);
            }
        }
        return cells;
    }

    /** Random interactions of a few viewers with a few events, dense enough that everything meets everything. */
    private static final class Traffic {
        private static final List<String[]> KINDS = Stream.of(
                        "impression event",
                        "detail_view event",
                        "event_click event",
                        "ticket_click ticket_link",
                        "ticket_click event",
                        "interest event",
                        "interest_removed event",
                        "like event",
                        "unlike event",
                        "like review",
                        "unlike review",
                        "comment event",
                        "comment review",
                        "share event",
                        "review event",
                        "search artists",
                        "message chat",
                        "friend_add user",
                        "navigate page",
                        "detail_view_end event")
                .map(kind -> kind.split(" "))
                .toList();

        private final Random random;
        private final Instant start;
        private final List<String> events;
        private final List<UUID> users;

        Traffic(Random random, Instant start) {
            this.random = random;
            this.start = start;
            this.events = IntStream.range(0, 5)
                    .mapToObj(i -> "event-" + i + "-" + UUID.randomUUID())
                    .toList();
            this.users = IntStream.range(0, 6).mapToObj(i -> UUID.randomUUID()).toList();
        }

        List<String> userIds() {
            return users.stream().map(UUID::toString).toList();
        }

        List<RawInteraction> next(int count) {
            return IntStream.range(0, count).mapToObj(i -> next()).toList();
        }

        private RawInteraction next() {
            String[] kind = KINDS.get(random.nextInt(KINDS.size()));
            boolean known = random.nextInt(4) > 0;
            // Three days, in whole seconds but rarely the same one, and in no order at all.
            Instant at = start.plusSeconds(random.nextInt(3 * 24 * 3600)).plusMillis(random.nextInt(1000));
            return new RawInteraction(
                    UUID.randomUUID(),
                    known ? users.get(random.nextInt(users.size())) : null,
                    known ? null : "visitor-" + random.nextInt(4),
                    at,
                    kind[0],
                    kind[1],
                    events.get(random.nextInt(events.size())),
                    random.nextInt(5) == 0 ? null : "session-" + random.nextInt(2),
                    kind[0].equals("review") && random.nextInt(4) > 0 ? Integer.valueOf(random.nextInt(7)) : null);
        }
    }
}
