package app.synth.experiments.assignment;

import org.jspecify.annotations.Nullable;

/**
 * What an experiment decided about one subject.
 *
 * @param variant null when the subject is not in the experiment, which is not the same as being in its control group
 * @param bucket where the subject stands, whether or not that decided
 */
public record Assignment(@Nullable Variant variant, Bucket bucket, Reason reason) {}
