package app.synth.experiments.results;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Puts cells together. */
final class Samples {
    private final Figures figures;

    Samples(Figures figures) {
        this.figures = figures;
    }

    /** Of each variant, in their order, from the cells that are asked for. */
    List<MetricSample> of(FoldedMetric metric, Predicate<Cell> asked) {
        Predicate<Cell> counted = asked.and(cell -> isOver(metric, cell.day()));
        return figures.experiment().variants().stream()
                .map(variant ->
                        sample(metric, counted.and(cell -> cell.variant().equals(variant))))
                .toList();
    }

    private MetricSample sample(FoldedMetric metric, Predicate<Cell> asked) {
        Map<Cell, Sums> sums = figures.sums().getOrDefault(metric.key(), Map.of());
        Sums sum = Sums.NONE;
        for (Map.Entry<Cell, Sums> cell : sums.entrySet()) {
            if (asked.test(cell.getKey())) {
                sum = sum.plus(cell.getValue());
            }
        }
        return new MetricSample(metric.definition(), users(asked), sum);
    }

    long users(Predicate<Cell> asked) {
        return figures.users().entrySet().stream()
                .filter(cell -> asked.test(cell.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The days of exposure on which there were users. */
    SortedSet<LocalDate> days() {
        SortedSet<LocalDate> days = new TreeSet<>();
        figures.users().forEach((cell, users) -> {
            if (users > 0) {
                days.add(cell.day());
            }
        });
        return days;
    }

    /** The values of the dimension, those with the most users first. */
    List<String> segments(int atMost) {
        return figures.users().keySet().stream()
                .map(Cell::segment)
                .distinct()
                .sorted(Comparator.<String>comparingLong(segment -> -usersOf(segment))
                        .thenComparing(segment -> segment))
                .limit(atMost)
                .toList();
    }

    private long usersOf(String segment) {
        return users(cell -> cell.segment().equals(segment));
    }

    /** Who may yet come back is in no retention: a day of exposure counts when the day to come back on is over for all of it. */
    private boolean isOver(FoldedMetric metric, LocalDate exposedOn) {
        if (!metric.definition().kind().equals("retention")) {
            return true;
        }
        Duration until =
                Duration.ofDays(2 + Objects.requireNonNull(metric.definition().day()));
        return !exposedOn
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC)
                .plus(until)
                .isAfter(figures.experiment().foldedAt());
    }
}
