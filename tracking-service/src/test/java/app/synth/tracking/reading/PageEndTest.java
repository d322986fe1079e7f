package app.synth.tracking.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.tracking.http.TimeRange;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageEndTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-02T00:00:00.000001Z");
    private static final TimeRange RANGE = new TimeRange(FROM, TO);

    @Test
    void survivesItsText() {
        PageEnd end = new PageEnd(RANGE, "18446744073709551615", UUID.randomUUID());
        assertThat(PageEnd.parse(end.text())).isEqualTo(end);
        assertThat(end.writtenIn()).isEqualTo("18446744073709551615");
        assertThat(end.text()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void ofOneOrderIsOfNoUseInTheOther() {
        PageEnd byArrival = new PageEnd(RANGE, "742", UUID.randomUUID());
        PageEnd byTime = new PageEnd(RANGE, TO.toString(), UUID.randomUUID());
        assertThat(byTime.occurredAt()).isEqualTo(TO);
        assertThatThrownBy(byArrival::occurredAt).isInstanceOf(HttpProblem.class);
        assertThatThrownBy(byTime::writtenIn).isInstanceOf(HttpProblem.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a/b/c/d",
                "2026-11-01T00:00:00Z/2026-11-02T00:00:00Z/7/no",
                "2026-11-01T00:00:00Z/2026-11-02T00:00:00Z/7/1-1-1-1-1",
                "-999999999-01-01T00:00:00Z/2026-11-02T00:00:00Z/7/0197c1de-7a00-7000-8000-000000000001",
                "2026-11-01T00:00:00Z/+999999999-12-31T23:59:59Z/7/0197c1de-7a00-7000-8000-000000000001",
                "\u00e9"
            })
    void whatIsNoneIsRefused(String text) {
        String encoded = Base64.getUrlEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> PageEnd.parse(encoded)).isInstanceOf(HttpProblem.class);
        assertThatThrownBy(() -> PageEnd.parse("%" + text)).isInstanceOf(HttpProblem.class);
    }
}
