package app.synth.experiments.experiment;

import org.jspecify.annotations.Nullable;

/**
 * What may be said of a step in an experiment's life.
 *
 * @param why for those who read the history, at most 4,000 characters
 */
record WhyRequest(@Nullable String why) {}
