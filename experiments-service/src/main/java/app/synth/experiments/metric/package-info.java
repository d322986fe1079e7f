/**
 * What experiments are measured by. A {@link app.synth.experiments.metric.MetricDefinition} says which interactions, or
 * custom events, of an exposed subject count, and as what; some ship with the service, others are made over the API
 * ({@link app.synth.experiments.metric.MetricResource}). Experiments name metrics by their keys. A changed definition has a
 * new version, by which the results see that they must be counted anew.
 */
@NullMarked
package app.synth.experiments.metric;

import org.jspecify.annotations.NullMarked;
