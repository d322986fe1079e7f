package app.synth.tracking.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TimeRangeTest {
    private static final Instant NOW = Instant.parse("2026-11-01T20:15:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void whatIsNotSaidHasItsDefault() {
        assertThat(TimeRange.of(null, null).from()).isEqualTo(Instant.EPOCH);
        assertThat(TimeRange.of(null, null).to()).isAfter(NOW.plus(Duration.ofDays(36_500)));
        assertThat(TimeRange.ending(NOW, DAY, null, null)).isEqualTo(new TimeRange(NOW.minus(DAY), NOW));
        assertThat(TimeRange.ending(NOW, DAY, null, "2026-10-01T02:00:00+02:00"))
                .isEqualTo(new TimeRange(Instant.parse("2026-09-30T00:00:00Z"), Instant.parse("2026-10-01T00:00:00Z")));
    }

    @Test
    void wholeHoursEndWhereTheRangeEndsAtTheEarliest() {
        assertThat(range("10:59:00", "11:00:00").inWholeHours()).isEqualTo(range("10:00:00", "11:00:00"));
        assertThat(range("10:00:00", "11:00:00.000001").inWholeHours()).isEqualTo(range("10:00:00", "12:00:00"));
    }

    @Test
    void whatIsNoneIsNamed() {
        assertNames("to", () -> TimeRange.of(null, "2026-11-01"));
        assertNames("from", () -> TimeRange.ending(NOW, DAY, "yesterday", null));
        assertNames("from", () -> TimeRange.of(NOW.toString(), NOW.toString()));
        assertNames("from", () -> TimeRange.ending(NOW, DAY, NOW.toString(), null));
        assertNames("from", () -> range("10:00:00", "11:00:01").atMost(Duration.ofHours(1)));
        assertThat(range("10:00:00", "11:00:00").atMost(Duration.ofHours(1))).isEqualTo(range("10:00:00", "11:00:00"));
    }

    private static TimeRange range(String from, String to) {
        return TimeRange.of("2026-11-01T" + from + "Z", "2026-11-01T" + to + "Z");
    }

    private static void assertNames(String field, ThrowingCallable reading) {
        assertThatThrownBy(reading).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(400);
            assertThat(problem.getParameters())
                    .containsEntry("code", "invalid_field")
                    .containsEntry("field", field);
        });
    }
}
