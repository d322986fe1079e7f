package app.synth.tracking.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.accounts.client.request.Cursor;
import app.synth.tracking.http.TimeRange;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PageEndTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2026-11-02T00:00:00.000001Z");
    private static final TimeRange RANGE = new TimeRange(FROM, TO);

    @Test
    void survivesItsText() {
        UUID id = UUID.randomUUID();
        PageEnd end = new PageEnd(RANGE, "9223372036854775807", id);
        assertThat(end.cursor().text()).matches("[A-Za-z0-9_-]+");

        PageEnd read = new PageEnd(Cursor.ifAny(end.cursor().text(), 4));
        assertThat(read).isEqualTo(end);
        assertThat(read.range()).isEqualTo(RANGE);
        assertThat(read.writtenIn()).isEqualTo("9223372036854775807");
        assertThat(read.id()).isEqualTo(id);
    }

    @Test
    void ofOneOrderIsOfNoUseInTheOther() {
        PageEnd byArrival = new PageEnd(RANGE, "742", UUID.randomUUID());
        PageEnd byTime = new PageEnd(RANGE, TO.toString(), UUID.randomUUID());
        assertThat(byTime.occurredAt()).isEqualTo(TO);
        assertThatThrownBy(byArrival::occurredAt).isInstanceOf(HttpProblem.class);
        assertThatThrownBy(byTime::writtenIn).isInstanceOf(HttpProblem.class);
    }
}
