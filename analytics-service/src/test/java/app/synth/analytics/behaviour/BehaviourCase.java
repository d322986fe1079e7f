package app.synth.analytics.behaviour;

import app.synth.analytics.testsupport.Happening;
import app.synth.analytics.testsupport.PackagedAnalytics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Three people, and somebody who may ask what they do. */
abstract class BehaviourCase extends PackagedAnalytics {
    static final UUID ONE = new UUID(0, 1);
    static final UUID TWO = new UUID(0, 2);
    static final UUID THREE = new UUID(0, 3);

    UUID admin;
    LocalDate today;
    LocalDate day;
    Instant noon;

    @BeforeEach
    void nothingHasHappened() {
        admin = callers.admin();
        today = LocalDate.now(ZoneOffset.UTC);
        day = today.minusDays(20);
        noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        clear(
                "tracking.user_interactions",
                "analytics.viewers",
                "analytics.viewer_days",
                "analytics.viewer_sessions",
                "analytics.analytics_search_daily",
                "analytics.departed");
        Happening.moveWatermark(suite.database());
    }

    final Happening step(UUID user, int minute, String action) {
        return second(user, 60 * minute, action);
    }

    final Happening second(UUID user, int second, String action) {
        return Happening.of(user, noon.plus(Duration.ofSeconds(second)), action, "e")
                .within("s");
    }
}
