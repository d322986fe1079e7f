package app.synth.analytics.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** How figures have changed. */
final class Change {
    private static final int DIGITS = 4;

    private Change() {}

    /** For each count how much more it is than before, as a share of what it was; null where it was nothing. */
    static Map<String, @Nullable BigDecimal> between(Counted before, Counted now) {
        SequencedMap<String, Long> was = before.counted();
        Map<String, @Nullable BigDecimal> change = new LinkedHashMap<>();
        now.counted().forEach((name, is) -> change.put(name, relative(was.getOrDefault(name, 0L), is)));
        return change;
    }

    private static @Nullable BigDecimal relative(long before, long now) {
        return before == 0
                ? null
                : BigDecimal.valueOf(now - before)
                        .divide(BigDecimal.valueOf(Math.abs(before)), DIGITS, RoundingMode.HALF_UP);
    }
}
