package app.synth.tracking.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeParameterTest {
    @Test
    void anyZoneWillDo() {
        Instant time = Instant.parse("2026-11-01T20:00:00Z");
        assertThat(TimeParameter.parse("from", "2026-11-01T20:00:00Z")).isEqualTo(time);
        assertThat(TimeParameter.parse("from", "2026-11-01T21:30:00+01:30")).isEqualTo(time);
        assertThat(TimeParameter.parse("from", TimeParameter.EARLIEST.toString()))
                .isEqualTo(TimeParameter.EARLIEST);
        assertThat(TimeParameter.parse("to", TimeParameter.LATEST.toString())).isEqualTo(TimeParameter.LATEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "2026-11-01",
                "2026-11-01T20:00:00",
                "2026-13-01T20:00:00Z",
                "1969-12-31T23:59:59Z",
                "1970-01-01T00:00:00+01:00",
                "9999-12-31T00:00:01Z",
                "-999999999-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59Z"
            })
    void whatIsNoneIsNamed(String text) {
        assertThatThrownBy(() -> TimeParameter.parse("from", text))
                .isInstanceOfSatisfying(HttpProblem.class, problem -> {
                    assertThat(problem.getStatusCode()).isEqualTo(400);
                    assertThat(problem.getParameters()).containsEntry("field", "from");
                });
    }
}
