package app.synth.experiments.results;

import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.Moments;
import app.synth.experiments.statistics.WhyNot;
import app.synth.experiments.statistics.power.Baseline;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What planning needs to know of experiments that ran, or run. */
@ApplicationScoped
public class Baselines {
    private static final int DAYS = 7;

    private final PgFigures figures;

    Baselines(PgFigures figures) {
        this.figures = figures;
    }

    /**
     * By the experiment with this key; empty when there is none, or when it is not measured by the metric.
     *
     * @param metric null: its first success metric
     */
    public Uni<Optional<Seen>> ofExperiment(String key, @Nullable String metric) {
        return figures.read(key, null, Dimension.NONE).map(found -> found.flatMap(its -> seen(its, metric)));
    }

    /** By the experiment that was measured by this metric last; empty when none with users was. */
    public Uni<Optional<Seen>> ofMetric(String metric) {
        return figures.lastMeasuredBy(metric)
                .chain(key -> key.map(found -> ofExperiment(found, metric))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private static Optional<Seen> seen(Figures figures, @Nullable String metric) {
        ExperimentFacts experiment = figures.experiment();
        String key = metric == null ? experiment.successMetrics().getFirst() : metric;
        return figures.metrics().stream()
                .filter(known -> known.key().equals(key))
                .findFirst()
                .map(known -> new Seen(
                        experiment.key(),
                        key,
                        baseline(new Samples(figures).of(known, cell -> true).getFirst()),
                        experiment.weights(),
                        experiment.alpha(),
                        experiment.successMetrics().size(),
                        users(figures),
                        perDay(figures)));
    }

    private static Figure<Baseline> baseline(MetricSample control) {
        if (control.users() < 2) {
            return Figure.unknown(WhyNot.TOO_FEW_USERS);
        }
        Figure<Moments> moments = control.moments();
        return moments.flatMap(its -> {
            if (!(its.variance() > 0)) {
                return Figure.unknown(WhyNot.ZERO_VARIANCE);
            }
            return Figure.of(
                    control.definition().asksWhether() ? new Baseline.Proportion(its.mean()) : Baseline.of(its));
        });
    }

    private static long users(Figures figures) {
        return figures.users().values().stream().mapToLong(Long::longValue).sum();
    }

    private static double perDay(Figures figures) {
        LocalDate today = LocalDate.ofInstant(figures.experiment().foldedAt(), ZoneOffset.UTC);
        Optional<LocalDate> first =
                figures.users().keySet().stream().map(Cell::day).min(LocalDate::compareTo);
        List<Long> full = figures.users().entrySet().stream()
                .filter(cell -> cell.getKey().day().isBefore(today)
                        && !cell.getKey().day().isBefore(today.minusDays(DAYS)))
                .map(Map.Entry::getValue)
                .toList();
        if (first.isPresent() && first.get().isBefore(today)) {
            long days = Math.min(DAYS, first.get().until(today, ChronoUnit.DAYS));
            return full.stream().mapToLong(Long::longValue).sum() / (double) days;
        }
        double ran = Math.max(1.0 / 24, figures.experiment().ran().toSeconds() / 86_400.0);
        return users(figures) / ran;
    }
}
