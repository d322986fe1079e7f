package app.synth.experiments.results;

/**
 * Subjects that are in no statistic.
 *
 * @param withTwoVariants who were shown two variants
 * @param unexpected who were shown one that the experiment would not have given
 * @param overridden who are given a variant by hand
 */
record Exclusions(long withTwoVariants, long unexpected, long overridden) {}
