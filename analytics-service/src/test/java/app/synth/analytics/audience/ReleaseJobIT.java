package app.synth.analytics.audience;

import static app.synth.analytics.audience.Audience.YESTERDAY;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import app.synth.analytics.audience.Audience.Profile;
import app.synth.analytics.testsupport.PackagedAnalytics;
import app.synth.localstack.topology.ServiceName;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is released when; every request to the packaged service takes one step of the job. */
@QuarkusIntegrationTest
@TestProfile(AudienceProfile.class)
class ReleaseJobIT extends PackagedAnalytics {
    private static final String BLOCKS = """
            select from_date || ' ' || to_date || ' ' || coalesce(viewers::text, 'few') as block
            from analytics.audience_releases where event_id = ? order by to_date
            """;

    private Audience audience;

    @BeforeEach
    void people() {
        audience = new Audience(suite);
    }

    @Test
    void manyViewersAreReleasedAtOnceFewWaitUntilTheyAreManyOrOld() {
        String popular = audience.event();
        String quiet = audience.event();
        String old = audience.event();
        String alone = audience.event();
        audience.view(popular, YESTERDAY, 60, Profile.NONE);
        List<UUID> back = audience.view(quiet, YESTERDAY.minusDays(1), 40, Profile.NONE);
        audience.view(quiet, YESTERDAY, back, Profile.NONE);
        audience.view(old, YESTERDAY.minusDays(27), 12, Profile.NONE);
        audience.view(alone, YESTERDAY.minusDays(27), 9, Profile.NONE);
        audience.release();
        assertThat(blocks(popular)).containsExactly(YESTERDAY + " " + YESTERDAY + " 60");
        assertThat(blocks(quiet)).as("40 people, twice").isEmpty();
        assertThat(blocks(old)).containsExactly(YESTERDAY.minusDays(27) + " " + YESTERDAY + " 12");
        assertThat(blocks(alone)).containsExactly(YESTERDAY.minusDays(27) + " " + YESTERDAY + " few");
        assertThat(suite.database().count("select count(*) from analytics.audience_cells where event_id = ?", alone))
                .isZero();

        audience.daysPass(quiet, 1);
        audience.view(quiet, YESTERDAY, 20, Profile.NONE);
        audience.release();
        assertThat(blocks(quiet)).containsExactly(YESTERDAY.minusDays(2) + " " + YESTERDAY + " 60");
        assertThat(blocks(popular)).hasSize(1);

        audience.daysPass(popular, 1);
        audience.view(popular, YESTERDAY, 61, Profile.NONE);
        audience.release();
        assertThat(blocks(popular))
                .containsExactly(
                        YESTERDAY.minusDays(1) + " " + YESTERDAY.minusDays(1) + " 60",
                        YESTERDAY + " " + YESTERDAY + " 61");
    }

    @Test
    void twoRunsAtOnceReleaseEverythingOnce() throws Exception {
        List<String> events =
                IntStream.range(0, 20).mapToObj(each -> audience.event()).toList();
        for (String event : events) {
            List<UUID> people = audience.view(event, YESTERDAY, 65, Profile.NONE);
            audience.act(event, YESTERDAY, "event_click", people, "{\"source\": \"feed\"}");
        }
        audience.nightComes();
        List<Future<String>> runs = new ArrayList<>();
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            for (int run = 0; run < 2; run++) {
                runs.add(both.submit(() -> {
                    String state = "elsewhere";
                    while (state.equals("elsewhere")) {
                        state = audience.untilIdle();
                    }
                    return state;
                }));
            }
        }
        for (Future<String> run : runs) {
            assertThat(run.get()).isEqualTo("done");
        }
        for (String event : events) {
            assertThat(blocks(event)).containsExactly(YESTERDAY + " " + YESTERDAY + " 65");
            assertThat(suite.database().count("""
                            select sum(viewers) from analytics.audience_cells
                            where event_id = ? and counted = 'clicks' and key = 'source'
                            """, event)).isEqualTo(65);
        }
        assertThat(suite.database().count("select count(*) from analytics.audience_blocks"))
                .isZero();
        assertThat(suite.database().count("select count(*) from analytics.audience_firsts"))
                .isZero();
        audience.release();
        assertThat(events).allSatisfy(event -> assertThat(blocks(event)).hasSize(1));
    }

    @Test
    void aDayIsNotReleasedBeforeTheRollupsArePastIt() {
        String event = audience.event();
        audience.act(event, YESTERDAY, "event_click", audience.view(event, YESTERDAY, 70, Profile.NONE), "{}");
        audience.nightComes();
        suite.database().update("update analytics.rollup_cursor set advanced_at = now() - interval '25 hours'");
        assertThat(audience.untilIdle()).isEqualTo("too_early");
        assertThat(blocks(event)).isEmpty();
        // Nothing is unread: the rollups have had nothing to do since.
        suite.database()
                .update(
                        "update analytics.rollup_cursor set position = (select max(written_in) from tracking.user_interactions)");
        assertThat(audience.untilIdle()).isEqualTo("done");
        assertThat(blocks(event)).hasSize(1);
        suite.database().update("update analytics.rollup_cursor set position = '0'");
    }

    @Test
    void yearsBetweenAnOldRowAndAllOthersArePassedOver() {
        String event = audience.event();
        LocalDate old = YESTERDAY.minusYears(7);
        audience.view(event, old, 3, Profile.NONE);
        List<UUID> people = audience.view(event, YESTERDAY, 70, Profile.NONE);
        audience.act(event, YESTERDAY, "event_click", people, "{\"source\": \"feed\"}");
        audience.nightComes();
        assertThat(audience.stepsUntilIdle()).isLessThan(50);
        assertThat(blocks(event)).containsExactly(old + " " + YESTERDAY + " 73");
        assertThat(suite.database().count("""
                        select sum(viewers) from analytics.audience_cells
                        where event_id = ? and counted = 'clicks' and key = 'source'
                        """, event)).isEqualTo(70);
    }

    @Test
    void nothingIsReleasedWhileTheCursorIsAheadOfTheServer() {
        String event = audience.event();
        audience.view(event, YESTERDAY, 70, Profile.NONE);
        audience.nightComes();
        suite.database()
                .update("update analytics.rollup_cursor set position ="
                        + " (pg_current_xact_id()::text::numeric + 1000000)::text::xid8");
        assertThat(audience.untilIdle()).isEqualTo("too_early");
        suite.database().update("update analytics.rollup_cursor set position = '0'");
        assertThat(audience.untilIdle()).isEqualTo("done");
        assertThat(blocks(event)).hasSize(1);
    }

    @Test
    void everybodyCountsOnceByTheFirstValueAndWhoHasLeftNotAtAll() {
        String event = audience.event();
        List<UUID> people = audience.view(event, YESTERDAY.minusDays(1), 62, Profile.NONE);
        audience.act(event, YESTERDAY.minusDays(1), "detail_view", people.subList(0, 40), "{\"source\": \"feed\"}");
        audience.act(event, YESTERDAY, "detail_view", people.subList(0, 40), "{\"source\": \"search\"}");
        audience.act(event, YESTERDAY, "detail_view", people.subList(40, 62), "{\"source\": \"search\"}");
        List<String> visitors =
                IntStream.range(0, 15).mapToObj(each -> event + "-" + each).toList();
        audience.actAsVisitors(event, YESTERDAY, "detail_view", visitors, "{\"source\": \"search\"}");
        // The visitors turn out to be 15 who came by the feed; 10 of those who searched have left since.
        for (int each = 0; each < 15; each++) {
            suite.database()
                    .update(
                            "insert into analytics.claims select * from jsonb_populate_record(null::analytics.claims, jsonb_build_object("
                                    + "'visitor', md5('visitor:' || ?)::uuid, 'anonymous_id', ?, 'user_id', ?::uuid, 'claimed_at', now()))",
                            visitors.get(each),
                            visitors.get(each),
                            people.get(each).toString());
        }
        audience.leave(people.subList(40, 50), Instant.now());
        audience.release();
        assertThat(sources(event)).containsExactly("feed 40", "search 12");
    }

    @Test
    void whoLeftAndCameBackCountsByTheFirstValueSince() {
        String event = audience.event();
        List<UUID> people = audience.view(event, YESTERDAY.minusDays(1), 62, Profile.NONE);
        audience.act(event, YESTERDAY.minusDays(1), "detail_view", people, "{\"source\": \"feed\"}");
        audience.leave(people.subList(40, 62), YESTERDAY.atStartOfDay().toInstant(ZoneOffset.UTC));
        audience.act(event, YESTERDAY, "detail_view", people.subList(40, 62), "{\"source\": \"search\"}");
        audience.release();
        assertThat(sources(event)).containsExactly("feed 40", "search 22");
    }

    @Test
    void whoLeavesBetweenReadingAndReleaseCountsNotAtAll() {
        String event = audience.event();
        List<UUID> people = audience.view(event, YESTERDAY, 62, Profile.NONE);
        audience.act(event, YESTERDAY, "detail_view", people.subList(0, 40), "{\"source\": \"feed\"}");
        audience.act(event, YESTERDAY, "detail_view", people.subList(40, 62), "{\"source\": \"search\"}");
        audience.nightComes();
        while (suite.database().count("select count(*) from analytics.audience_firsts where event_id = ?", event)
                < 62) {
            assertThat(audience.step()).isEqualTo("unfinished");
        }
        audience.leave(people.subList(40, 50), Instant.now());
        assertThat(audience.untilIdle()).isEqualTo("done");
        assertThat(sources(event)).containsExactly("feed 40", "search 12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update analytics.audience_releases set viewers = 11",
                "delete from analytics.audience_releases",
                "update analytics.audience_cells set viewers = 11",
                "delete from analytics.audience_cells",
                "truncate analytics.audience_cells"
            })
    void theServiceItselfChangesNoRelease(String sql) {
        assertThatThrownBy(() -> {
                    try (Connection connection = suite.database().connectAs(ServiceName.ANALYTICS);
                            Statement statement = connection.createStatement()) {
                        statement.execute(sql);
                    }
                })
                .isInstanceOfSatisfying(
                        SQLException.class,
                        denied -> assertThat(denied.getSQLState()).isEqualTo("42501"));
    }

    @Test
    void onlyWhoMaySeeEverythingStartsTheJob() {
        given().auth()
                .oauth2(suite.tokens().user(audience.granted("view_event_analytics")))
                .post("/api/v1/analytics/audience/releases")
                .then()
                .statusCode(403)
                .body("code", equalTo("permission_denied"))
                .body("missing_permission", contains("view_all_analytics"));
        given().post("/api/v1/analytics/audience/releases").then().statusCode(401);
    }

    /** Who is told to have viewed the event, by where they came from. */
    private List<String> sources(String event) {
        return suite.database().query("""
                        select value[1] || ' ' || viewers as cell from analytics.audience_cells
                        where event_id = ? and counted = 'detail_views' and key = 'source' order by value
                        """, event).stream()
                .map(row -> String.valueOf(row.get("cell")))
                .toList();
    }

    private List<String> blocks(String event) {
        return suite.database().query(BLOCKS, event).stream()
                .map(row -> String.valueOf(row.get("block")))
                .toList();
    }
}
