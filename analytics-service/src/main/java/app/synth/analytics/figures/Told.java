package app.synth.analytics.figures;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one thing.
 *
 * @param name in the catalogue
 * @param isKnown whether the catalogue or the figures know it
 */
record Told<P extends Counted>(
        @Nullable String name,
        boolean isKnown,
        P totals,
        @Nullable Previous<P> previous,
        List<P> series) {

    @Nullable
    Map<String, @Nullable BigDecimal> change() {
        return previous == null ? null : Change.between(previous.totals(), totals);
    }
}
