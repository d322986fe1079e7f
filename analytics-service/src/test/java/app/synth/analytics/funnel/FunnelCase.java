package app.synth.analytics.funnel;

import app.synth.analytics.testsupport.Happening;
import app.synth.analytics.testsupport.PackagedAnalytics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;

/** People who do things with events, and those who ask for funnels of them. */
abstract class FunnelCase extends PackagedAnalytics {
    static final String ASK = "/api/v1/funnels/query";

    LocalDate day;
    Instant noon;

    @BeforeEach
    void nothingHasHappened() {
        day = LocalDate.now(ZoneOffset.UTC).minusDays(20);
        noon = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        clear(
                "tracking.user_interactions",
                "analytics.event_facts",
                "analytics.claims",
                "analytics.departed",
                "analytics.event_artists",
                "analytics.event_places");
    }

    final Happening fact(UUID user, int minute, String action) {
        return Happening.of(user, noon.plus(Duration.ofMinutes(minute)), action, "e");
    }

    final String question(String rest) {
        return "{\"from\":\"%1$s\",\"to\":\"%1$s\",%2$s}".formatted(day, rest);
    }

    static String steps(String... actions) {
        return "\"steps\":["
                + Arrays.stream(actions).map("{\"action\":\"%s\"}"::formatted).collect(Collectors.joining(","))
                + "]";
    }
}
