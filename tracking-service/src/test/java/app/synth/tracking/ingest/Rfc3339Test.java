package app.synth.tracking.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-01T20:15:00Z",
                "2026-11-01T20:15:00.123Z",
                "2024-02-29T23:59:59.999Z",
                "0000-01-01T00:00:00Z",
                "2026-11-01T20:15:00.123456789Z",
                "2026-11-01T20:15:00+02:00",
                "2026-11-01T20:15:00.5-11:30",
                "2026-11-01T20:15Z"
            })
    void readsWhatTheJdkReads(String text) {
        assertThat(Rfc3339.parse(text))
                .isEqualTo(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-11-01T24:00:01Z",
                "2026-11-01T20:60:00.000Z",
                "2026-11-01T20:15:00.12xZ",
                "2026-11-01 20:15:00Z",
                "2026-11-01T20:15:00",
                "+12026-11-01T20:15:00Z",
                ""
            })
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> Rfc3339.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void agreesWithTheJdkOnWhateverInstant() {
        Random random = new Random(20261122);
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochMilli(random.nextLong(-60_000_000_000_000L, 250_000_000_000_000L))
                    .truncatedTo(ChronoUnit.MILLIS);
            assertThat(Rfc3339.parse(instant.toString())).isEqualTo(instant);
        }
    }
}
