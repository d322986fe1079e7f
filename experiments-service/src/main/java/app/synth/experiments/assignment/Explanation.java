package app.synth.experiments.assignment;

import org.jspecify.annotations.Nullable;

/**
 * Everything that an assignment may depend on, whether or not it did.
 *
 * @param range where the variant's buckets are, as parts of 1; null without a variant from the split
 * @param override name of the variant that a person of the team chose for the subject; null: nobody did
 * @param kept name of the variant that the subject was exposed to; null: to none
 * @param split name of the variant that chance gives; null outside the coverage
 */
public record Explanation(
        Bucket bucket,
        double coverage,
        @Nullable VariantRange range,
        boolean isActive,
        boolean isHeldOut,
        boolean isInNamespace,
        boolean meetsCondition,
        @Nullable String override,
        @Nullable String kept,
        @Nullable String split) {}
