package app.synth.analytics.audience;

import static app.synth.analytics.audience.Audience.YESTERDAY;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.analytics.audience.Audience.Profile;
import app.synth.analytics.testsupport.PackagedAnalytics;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database so slow that a whole stretch of raw interactions can never be read within the timeout. */
@QuarkusIntegrationTest
@TestProfile(AudienceProfile.class)
class SlowReleaseIT extends PackagedAnalytics {
    /** Each row of the event takes 20 ms, by a policy of the table; 240 of them more than the service waits. */
    private static final String SLOW = """
            create policy slow on tracking.user_interactions as restrictive for select to analytics_service
            using (entity_id is distinct from '%s' or pg_sleep(0.02)::text = '')
            """;

    private static final int PEOPLE = 240;

    @AfterEach
    void fastAgain() {
        suite.database().update("drop policy if exists slow on tracking.user_interactions");
    }

    @Test
    void aStretchThatTakesTooLongIsReadInShorterOnes() {
        Audience audience = new Audience(suite);
        String event = audience.event();
        List<UUID> people = audience.view(event, YESTERDAY, PEOPLE, Profile.NONE);
        audience.act(event, YESTERDAY, "event_click", people, "{\"source\": \"feed\"}");
        // One every two minutes from noon on, so that half a stretch has half of them.
        suite.database().update("""
                update tracking.user_interactions as raw
                set occurred_at = occurred_at + place * interval '2 minutes'
                from (select id, row_number() over (order by id) as place
                      from tracking.user_interactions where entity_id = ?) as spread
                where raw.id = spread.id
                """, event);
        suite.database().update(SLOW.formatted(event));
        audience.release();
        assertThat(suite.database().count("""
                        select sum(viewers) from analytics.audience_cells
                        where event_id = ? and counted = 'clicks' and key = 'source'
                        """, event)).isEqualTo(PEOPLE);
    }
}
