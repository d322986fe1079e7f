package app.synth.analytics.audience;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.testsupport.Suite;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** People who see events, as the rollups and tracking leave them in the tables, and the job that makes releases of them. */
final class Audience {
    /** The same for a whole test run. */
    @SuppressWarnings("TimeInStaticInitializer")
    static final LocalDate YESTERDAY = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    private final Suite suite;

    Audience(Suite suite) {
        this.suite = suite;
    }

    /** What a profile said; null where it said nothing. */
    record Profile(
            @Nullable String ageBand,
            @Nullable String gender,
            @Nullable String city,
            @Nullable String state) {
        static final Profile NONE = new Profile(null, null, null, null);
    }

    /** An event that the catalogue knows. */
    String event() {
        String id = "event/" + UUID.randomUUID();
        suite.database().update("insert into analytics.events (event_id, title) values (?, 'An event')", id);
        return id;
    }

    static List<UUID> people(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    /** They view the event on a day, and their profile says that then. */
    List<UUID> view(String event, LocalDate day, List<UUID> people, Profile profile) {
        suite.database()
                .update(
                        "insert into analytics.event_viewers (event_id, date, viewer, views, tickets)"
                                + " select ?, ?, viewer, 1, 0 from unnest(?::uuid[]) as viewer",
                        event,
                        day,
                        array(people));
        suite.database()
                .update(
                        "insert into analytics.viewer_days (viewer, date, is_user, interactions, age_band, gender, city, state)"
                                + " select viewer, ?, true, 1, ?, ?, ?, ? from unnest(?::uuid[]) as viewer"
                                + " on conflict do nothing",
                        day,
                        profile.ageBand(),
                        profile.gender(),
                        profile.city(),
                        profile.state(),
                        array(people));
        recount(event, day);
        return people;
    }

    List<UUID> view(String event, LocalDate day, int people, Profile profile) {
        return view(event, day, people(people), profile);
    }

    /** Somebody is out of the figures. */
    void erase(UUID viewer) {
        var days = suite.database()
                .query(
                        "delete from analytics.event_viewers where viewer = ? returning event_id, date::text as date",
                        viewer);
        suite.database().update("delete from analytics.viewer_days where viewer = ?", viewer);
        days.forEach(
                day -> recount(String.valueOf(day.get("event_id")), LocalDate.parse(String.valueOf(day.get("date")))));
    }

    private void recount(String event, LocalDate day) {
        suite.database().update("""
                insert into analytics.analytics_event_daily (event_id, date, unique_viewers)
                select ?, ?, count(*) from analytics.event_viewers where event_id = ? and date = ? and views > 0
                on conflict (event_id, date) do update set unique_viewers = excluded.unique_viewers
                """, event, day, event, day);
    }

    /** Raw interactions: each does it once, at noon. */
    void act(String event, LocalDate day, String action, List<UUID> users, String metadata) {
        actAs("user_id", array(users), "uuid[]", event, day, action, metadata);
        recount(event, day);
    }

    void actAsVisitors(String event, LocalDate day, String action, List<String> visitors, String metadata) {
        actAs("anonymous_id", "{" + String.join(",", visitors) + "}", "text[]", event, day, action, metadata);
        recount(event, day);
    }

    private void actAs(
            String column, String people, String type, String event, LocalDate day, String action, String metadata) {
        suite.database()
                .update(
                        "insert into tracking.user_interactions (id, " + column
                                + ", occurred_at, received_at, event_type,"
                                + " entity_type, entity_id, action, source, message_id, metadata)"
                                + " select gen_random_uuid(), who, (?::date + time '12:00') at time zone 'UTC', now(), 'custom',"
                                + " 'event', ?, ?, 'app', gen_random_uuid()::text, ?::jsonb from unnest(?::" + type
                                + ") as who",
                        day,
                        event,
                        action,
                        metadata,
                        people);
    }

    /** Everything about the event is so many days older: as if they had passed. */
    void daysPass(String event, int days) {
        try (Connection connection = suite.database().connection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local session_replication_role = replica"); // two tables refer to each other by date
            for (String table : List.of("event_viewers", "analytics_event_daily")) {
                statement.execute("update analytics." + table + " set date = date - " + days + " where event_id = '"
                        + event + "'");
            }
            statement.execute(
                    "insert into analytics.viewer_days select viewer, date - " + days
                            + ", is_user, interactions, age_band, gender, city, state from analytics.viewer_days on conflict do nothing");
            statement.execute("update analytics.audience_cells set from_date = from_date - " + days
                    + ", to_date = to_date - " + days + " where event_id = '" + event + "'");
            statement.execute("update analytics.audience_releases set from_date = from_date - " + days
                    + ", to_date = to_date - " + days + " where event_id = '" + event + "'");
            statement.execute("update analytics.audience_events set through = through - " + days + " where event_id = '"
                    + event + "'");
            statement.execute("update tracking.user_interactions set occurred_at = occurred_at - interval '" + days
                    + " days' where entity_id = '" + event + "'");
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A night has come: the rollups are past midnight, and the job may look again. */
    void nightComes() {
        suite.database().update("update analytics.rollup_cursor set advanced_at = now()");
        suite.database().update("update analytics.audience_progress set through = null");
    }

    /** The job runs, one step a request, until nothing is due. */
    void release() {
        nightComes();
        assertThat(untilIdle()).isEqualTo("done");
    }

    /** The state in which nothing more is due. */
    String untilIdle() {
        return states().getLast();
    }

    /** How many steps that takes. */
    int stepsUntilIdle() {
        return states().size();
    }

    private List<String> states() {
        List<String> states = new ArrayList<>();
        do {
            states.add(step());
        } while (states.getLast().equals("unfinished"));
        return states;
    }

    /** The job takes one step; the state in which that leaves it. */
    String step() {
        return given().auth()
                .oauth2(suite.tokens().user(granted("view_all_analytics")))
                .post("/api/v1/analytics/audience/releases")
                .then()
                .statusCode(200)
                .extract()
                .path("state");
    }

    /** Their accounts are deleted. */
    void leave(List<UUID> users, Instant at) {
        suite.database()
                .update(
                        "insert into analytics.departed (user_id, departed_at) select who, ? from unnest(?::uuid[]) as who",
                        at.atOffset(ZoneOffset.UTC),
                        array(users));
    }

    UUID granted(String... permissions) {
        UUID user = UUID.randomUUID();
        suite.accounts().grant(user, permissions);
        return user;
    }

    /** An owner with a tier. */
    UUID owner(String type, String id, String tier) {
        UUID user = granted("view_" + type + "_analytics");
        suite.accounts().become(user, "promoter", tier);
        suite.accounts().own(user, type, id);
        return user;
    }

    ValidatableResponse get(UUID user, String path, Object... parameters) {
        return given().auth()
                .oauth2(suite.tokens().user(user))
                .get(path, Stream.of(parameters).map(String::valueOf).toArray())
                .then();
    }

    JsonPath read(UUID user, String path, Object... parameters) {
        return get(user, path, parameters).statusCode(200).extract().jsonPath();
    }

    private static String array(List<UUID> people) {
        return people.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
