package app.synth.experiments.results;

import app.synth.experiments.metric.MetricDefinition;

/**
 * A metric of the experiment.
 *
 * @param isFolded false while it is being counted anew
 */
record FoldedMetric(String key, String name, MetricDefinition definition, boolean isFolded) {}
