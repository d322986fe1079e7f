package app.synth.analytics.rollup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Days as they are in Auckland, half a day from UTC: those on which clocks change have 23 and 25 hours, and an interaction a
 * second before midnight is the day's before.
 */
@QuarkusIntegrationTest
@TestProfile(ReportingZoneIT.Auckland.class)
class ReportingZoneIT extends RolledUp {
    private static final ZoneId AUCKLAND = ZoneId.of("Pacific/Auckland");
    private static final Duration EVERY = Duration.ofMinutes(30);

    /** With raw interactions that go back over both changes of a year. */
    public static final class Auckland implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "analytics.rollup.reporting-zone", AUCKLAND.getId(),
                    "analytics.rollup.raw-kept-for", "380d",
                    "analytics.rollup.verify-at", "off");
        }
    }

    @Test
    void daysAreThoseOfTheReportingZone() throws Exception {
        UUID user = UUID.randomUUID();
        String event = "auckland-" + UUID.randomUUID();
        Instant last = AUCKLAND.getRules().previousTransition(Instant.now()).getInstant();
        Instant before = AUCKLAND.getRules().previousTransition(last).getInstant();
        List<LocalDate> changes = Stream.of(last, before)
                .map(change -> change.atZone(AUCKLAND).toLocalDate())
                .toList();
        suite.database().query("select tracking.ensure_partitions(now() - interval '400 days', now())");
        for (LocalDate change : changes) {
            store(event, user, change);
        }
        awaitRolledUp();

        for (LocalDate change : changes) {
            List<Integer> counted = given().auth()
                    .oauth2(suite.tokens().user(admin()))
                    .get(
                            "/api/v1/analytics/events/{event}?from={from}&to={to}",
                            event,
                            change.minusDays(1).toString(),
                            change.plusDays(1).toString())
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("series.clicks");
            assertThat(counted).isEqualTo(direct(event, change));
            assertThat(counted.get(0)).isEqualTo(48 + 1);
            assertThat(counted.get(1)).isIn(2 * 23 + 2, 2 * 25 + 2);
            assertThat(counted.get(2)).isEqualTo(48 + 1);
            assertThat(verify(change.minusDays(1), change.plusDays(1)).getList("sample"))
                    .isEmpty();
        }
        assertThat(suite.database().query("""
                        select date::text as date, events_clicked::bigint as clicks
                        from analytics.analytics_user_daily where user_id = ? order by date
                        """, user)).isEqualTo(suite.database().query("""
                        select (occurred_at at time zone 'Pacific/Auckland')::date::text as date, count(*) as clicks
                        from tracking.user_interactions where user_id = ? group by 1 order by 1
                        """, user));
    }

    /** Every half hour of three days, and the last milliseconds before both midnights of the one in the middle. */
    private void store(String event, UUID user, LocalDate change) throws Exception {
        Instant start = change.minusDays(1).atStartOfDay(AUCKLAND).toInstant();
        Instant end = change.plusDays(2).atStartOfDay(AUCKLAND).toInstant();
        List<RawInteraction> clicks = new ArrayList<>();
        for (Instant at = start; at.isBefore(end); at = at.plus(EVERY)) {
            clicks.add(click(event, user, at));
        }
        for (int day = 0; day < 3; day++) {
            clicks.add(click(
                    event,
                    user,
                    change.plusDays(day).atStartOfDay(AUCKLAND).toInstant().minusMillis(1)));
        }
        clicks.add(click(
                event,
                user,
                change.plusDays(1).atStartOfDay(AUCKLAND).toInstant().minusMillis(2)));
        try (Connection connection = suite.database().connection()) {
            RawInteraction.insert(connection, clicks);
        }
    }

    private List<Integer> direct(String event, LocalDate change) {
        return suite.database().query("""
                        select count(*)::integer as clicks from tracking.user_interactions
                        where entity_id = ? and (occurred_at at time zone 'Pacific/Auckland')::date between ?::date - 1 and ?::date + 1
                        group by (occurred_at at time zone 'Pacific/Auckland')::date
                        order by (occurred_at at time zone 'Pacific/Auckland')::date
                        """, event, change, change).stream()
                .map(row -> (Integer) row.get("clicks"))
                .toList();
    }

    private static RawInteraction click(String event, UUID user, Instant at) {
        return new RawInteraction(UUID.randomUUID(), user, null, at, "event_click", "event", event, "s", Map.of());
    }
}
