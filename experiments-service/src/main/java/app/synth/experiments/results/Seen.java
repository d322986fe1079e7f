package app.synth.experiments.results;

import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.power.Baseline;
import java.util.List;

/**
 * What an experiment has shown of a metric without the change, and how users come to it.
 *
 * @param baseline of the control
 * @param successMetrics how many share alpha
 * @param usersPerDay who came for the first time, mean of the last seven full days, or of all time before there is one
 */
public record Seen(
        String experiment,
        String metric,
        Figure<Baseline> baseline,
        List<Double> weights,
        double alpha,
        int successMetrics,
        long usersSoFar,
        double usersPerDay) {}
