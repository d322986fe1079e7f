package app.synth.experiments.results;

import java.util.List;
import java.util.Map;

/**
 * All that results are made of, as of one moment.
 *
 * @param firstUsers by phase
 * @param users of each cell
 * @param sums of each metric and cell
 * @param caps of the metrics that are winsorised at a quantile, where there is anything to cap
 */
record Figures(
        ExperimentFacts experiment,
        List<FoldedMetric> metrics,
        List<PhaseUsers> firstUsers,
        Exclusions exclusions,
        Map<Cell, Long> users,
        Map<String, Map<Cell, Sums>> sums,
        Map<String, Double> caps) {}
