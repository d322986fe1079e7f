package app.synth.analytics.rollup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.synth.testsupport.Suite;
import app.synth.testsupport.SuiteResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** A packaged analytics-service beside the tables of tracking and accounts, and what its figures are compared with. */
@WithTestResource(
        value = SuiteResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "analytics"),
            @ResourceArg(name = "migrate", value = "accounts,tracking"),
            @ResourceArg(name = "accounts", value = "fake")
        })
abstract class RolledUp {
    private static final List<String> EVENT_COLUMNS = List.of(
            "impressions",
            "unique_viewers",
            "clicks",
            "detail_views",
            "interested_count",
            "review_count",
            "likes_count",
            "comments_count",
            "shares_count",
            "ticket_link_clicks",
            "converted_viewers",
            "rated_count",
            "rating_sum",
            "venue_rated_count",
            "venue_rating_sum");
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
    private static final List<String> ARTIST_COLUMNS = List.of(
            "profile_views",
            "new_followers",
            "event_impressions",
            "event_clicks",
            "reviews_received",
            "total_engagement",
            "rated_count",
            "rating_sum");
    private static final List<String> VENUE_COLUMNS = List.of(
            "profile_views",
            "new_followers",
            "events_hosted",
            "event_impressions",
            "event_attendance",
            "reviews_received",
            "rated_count",
            "rating_sum");

    Suite suite;

    /** Waits until everything that is committed is in the figures. */
    void awaitRolledUp() {
        await().atMost(Duration.ofSeconds(60)).until(() -> suite.database().count("""
                select (select count(*) from analytics.rollup_cursor
                        where position >= (select greatest(
                                  (select coalesce(max(written_in), '0') from tracking.user_interactions),
                                  (select coalesce(max(written_in), '0') from tracking.identities)))
                          and departures >= (select coalesce(max(tx), '0') from accounts.account_events))
                     - (select count(*) from analytics.catalogue_changes)
                """) == 1);
    }

    /** Every cell of every table of figures, as far as it is of this world. */
    void assertFigures(World world) {
        Recount recount = new Recount(world.interactions(), world.known());
        String mark = "%" + world.mark() + "%";
        String users = world.users().stream().map(UUID::toString).collect(Collectors.joining(","));
        assertCells(
                "analytics_event_daily",
                "event_id || ' ' || date",
                EVENT_COLUMNS,
                List.of(),
                "event_id like ?",
                mark,
                recount.events);
        assertCells(
                "analytics_user_daily",
                "user_id || ' ' || date",
                USER_COLUMNS,
                List.of(),
                "user_id::text = any (string_to_array(?, ','))",
                users,
                recount.users);
        assertCells(
                "viewer_sessions",
                """
                viewer || ' ' || session_id || ' ' || (extract(epoch from started_at) * 1000)::bigint || ' ' || entry_action || ' ' || entry_type || ' ' || exit_action || ' ' || exit_type
                """,
                List.of("depth"),
                List.of(),
                "is_user and viewer::text = any (string_to_array(?, ','))",
                users,
                recount.sessions);
        assertCells(
                "analytics_artist_daily",
                "artist_id || ' ' || date",
                ARTIST_COLUMNS,
                List.of("total_followers", "active_events"),
                "artist_id like ?",
                mark,
                recount.artists);
        assertCells(
                "analytics_venue_daily",
                "venue_id || ' ' || date",
                VENUE_COLUMNS,
                List.of("total_followers"),
                "venue_id like ?",
                mark,
                recount.venues);
        assertCells(
                "analytics_search_daily",
                "date || ' ' || query",
                List.of("searches", "answers", "without_results", "results"),
                List.of(),
                "query like ?",
                mark,
                recount.searches);
        Map<String, Map<String, BigDecimal>> ofEvents = new TreeMap<>(recount.breakdowns.withoutZeros());
        ofEvents.keySet().removeIf(row -> row.startsWith(" "));
        assertThat(stored(
                        "analytics_breakdown_daily",
                        "event_id || ' ' || date || ' ' || key || ' ' || value",
                        List.of("impressions", "clicks", "detail_views", "ticket_link_clicks"),
                        List.of(),
                        "event_id like ?",
                        mark))
                .isEqualTo(ofEvents);
        assertThat(suite.database().count("""
                        select count(*)
                        from analytics.event_facts as fact
                        left join analytics.claims as claim
                            on claim.visitor = fact.viewer and fact.occurred_at <= claim.claimed_at
                        where fact.event_key = any (
                                  select md5(event)::uuid from unnest(string_to_array(?, ',')) as event)
                          and not exists (
                              select from analytics.departed
                              where departed.user_id = coalesce(claim.user_id, fact.viewer)
                                and fact.occurred_at <= departed.departed_at)
                        """, String.join(",", world.events())))
                .as("facts")
                .isEqualTo(recount.facts());
        if (world.isAlone()) {
            assertCells(
                    "analytics_activity",
                    "period || ' ' || start",
                    List.of(
                            "users",
                            "visitors",
                            "new_users",
                            "new_visitors",
                            "interactions",
                            "sessions",
                            "session_seconds"),
                    List.of(),
                    "? <> ''",
                    mark,
                    recount.activity);
            assertCells(
                    "analytics_action_daily",
                    "date || ' ' || action",
                    List.of("interactions"),
                    List.of(),
                    "? <> ''",
                    mark,
                    recount.actions);
        }
    }

    private void assertCells(
            String table,
            String row,
            List<String> columns,
            List<String> totals,
            String which,
            String parameter,
            Cells expected) {
        assertThat(stored(table, row, columns, totals, which, parameter))
                .as(table)
                .isEqualTo(expected.withoutZeros());
    }

    /** Rows that say something; running totals only beside figures. */
    private Map<String, Map<String, BigDecimal>> stored(
            String table, String row, List<String> columns, List<String> totals, String which, String parameter) {
        Cells cells = new Cells();
        String all = String.join(", ", columns)
                + totals.stream().map(total -> ", " + total).collect(Collectors.joining());
        for (Map<String, Object> stored : suite.database()
                .query(
                        "select %s as row, %s from analytics.%s where %s".formatted(row, all, table, which),
                        parameter)) {
            boolean says =
                    columns.stream().anyMatch(column -> value(stored, column).signum() != 0);
            for (String column : says ? concat(columns, totals) : List.<String>of()) {
                cells.add(stored.get("row").toString(), column, value(stored, column));
            }
        }
        return cells.withoutZeros();
    }

    private static List<String> concat(List<String> some, List<String> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    private static BigDecimal value(Map<String, Object> row, String column) {
        return row.get(column) == null
                ? BigDecimal.ZERO
                : new BigDecimal(row.get(column).toString());
    }

    JsonPath verify(LocalDate from, LocalDate to) {
        return check("verify", from, to);
    }

    /** Has the days verified or rebuilt, and waits for the result. */
    JsonPath check(String kind, LocalDate from, LocalDate to) {
        String id = post(kind, from.toString(), to.toString())
                .statusCode(202)
                .extract()
                .path("verification_id");
        String token = suite.tokens().user(admin());
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> given().auth()
                                .oauth2(token)
                                .get("/api/v1/rollups/verifications/" + id)
                                .then()
                                .statusCode(200)
                                .extract()
                                .jsonPath(),
                        result -> {
                            assertThat(result.getString("failure")).isNull();
                            return result.get("finished_at") != null;
                        });
    }

    ValidatableResponse post(String kind, String from, String to) {
        return given().auth()
                .oauth2(suite.tokens().user(admin()))
                .queryParam("from", from)
                .queryParam("to", to)
                .post("/api/v1/rollups/" + kind)
                .then();
    }

    UUID admin() {
        UUID admin = UUID.randomUUID();
        suite.accounts().grant(admin, "view_all_analytics");
        return admin;
    }
}
