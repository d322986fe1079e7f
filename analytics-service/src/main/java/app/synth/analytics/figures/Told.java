package app.synth.analytics.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** With an entry for every day, week or month. */
    Told<P> withoutGaps(Terms terms, Function<P, LocalDate> start, Function<LocalDate, P> nothing) {
        Map<LocalDate, P> known = series.stream().collect(Collectors.toMap(start, Function.identity()));
        List<P> all = terms.granularity()
                .starts(terms.range())
                .map(day -> Optional.ofNullable(known.get(day)).orElseGet(() -> nothing.apply(day)))
                .toList();
        return new Told<>(name, isKnown, totals, previous, all);
    }

    @Nullable
    Map<String, @Nullable BigDecimal> change() {
        return previous == null ? null : Change.between(previous.totals(), totals);
    }
}
