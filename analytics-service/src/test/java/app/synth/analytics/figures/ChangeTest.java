package app.synth.analytics.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class ChangeTest {
    @Test
    void itIsRelativeToWhatWas() {
        assertThat(Change.between(
                        () -> counts(4, 3, 0, 5, -2), //
                        () -> counts(6, 2, 7, 0, 2)))
                .containsExactly(
                        entry("more", new BigDecimal("0.5000")),
                        entry("less", new BigDecimal("-0.3333")),
                        entry("from_nothing", null),
                        entry("to_nothing", new BigDecimal("-1.0000")),
                        entry("from_below_nothing", new BigDecimal("2.0000")));
    }

    private static java.util.SequencedMap<String, Long> counts(long more, long less, long from, long to, long below) {
        return new Counts()
                .and("more", more)
                .and("less", less)
                .and("from_nothing", from)
                .and("to_nothing", to)
                .and("from_below_nothing", below)
                .all();
    }
}
