package app.synth.experiments.assignment;

import java.util.List;
import java.util.Optional;

/**
 * The part of an experiment that decides who gets what.
 *
 * @param seed what the hash is seeded with
 * @param variants in the order of the weights
 */
public record ExperimentDesign(String seed, List<Variant> variants, TrafficAllocation allocation) {

    public ExperimentDesign {
        variants = List.copyOf(variants);
    }

    /**
     * Decides in GrowthBook's order: an experiment that is not active has nobody; who was exposed keeps the variant,
     * whatever the weights and the coverage are now; then the hash decides.
     *
     * @param active whether the experiment is running, inside its dates
     * @param subject a user id, or an anonymous id
     * @param kept name of the variant that the subject was exposed to, if any
     */
    public Assignment assign(String subject, boolean active, Optional<String> kept) {
        Bucket bucket = Bucket.of(seed, subject);
        if (!active) {
            return new Assignment(null, bucket, Reason.DISABLED);
        }
        return kept.flatMap(this::variant)
                .or(() -> variantAt(bucket))
                .map(variant -> new Assignment(variant, bucket, Reason.SPLIT))
                .orElseGet(() -> new Assignment(null, bucket, Reason.NOT_COVERED));
    }

    /** The variant of this name. */
    public Optional<Variant> variant(String name) {
        return variants.stream().filter(variant -> variant.name().equals(name)).findFirst();
    }

    private Optional<Variant> variantAt(Bucket bucket) {
        List<VariantRange> ranges = allocation.ranges(variants.size());
        for (int i = 0; i < ranges.size(); i++) {
            if (ranges.get(i).contains(bucket)) {
                return Optional.of(variants.get(i));
            }
        }
        return Optional.empty();
    }
}
