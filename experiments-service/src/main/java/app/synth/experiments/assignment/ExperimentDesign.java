package app.synth.experiments.assignment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The part of an experiment that decides who gets what.
 *
 * @param seed what the hash is seeded with
 * @param variants in the order of the weights
 */
public record ExperimentDesign(String seed, List<Variant> variants, TrafficAllocation allocation, Targeting targeting) {

    public ExperimentDesign {
        variants = List.copyOf(variants);
    }

    /** For everybody. */
    public ExperimentDesign(String seed, List<Variant> variants, TrafficAllocation allocation) {
        this(seed, variants, allocation, Targeting.EVERYBODY);
    }

    /**
     * Decides in GrowthBook's order: an override; an experiment that is not active has nobody; who was exposed keeps the
     * variant, whatever weights, coverage and condition are now; then holdout, namespace and condition; then the hash.
     *
     * @param active whether the experiment is running, inside its dates
     */
    public Assignment assign(Question who, boolean active) {
        Bucket bucket = Bucket.of(seed, who.subject());
        Optional<Variant> override = override(who);
        if (override.isPresent()) {
            return new Assignment(override.get(), bucket, Reason.OVERRIDE);
        }
        if (!active) {
            return new Assignment(null, bucket, Reason.DISABLED);
        }
        Optional<Variant> kept = who.kept().flatMap(this::variant);
        if (kept.isPresent()) {
            return new Assignment(kept.get(), bucket, Reason.KEPT);
        }
        if (isHeldOut(who)) {
            return new Assignment(null, bucket, Reason.HELD_OUT);
        }
        if (!isInNamespace(who)) {
            return new Assignment(null, bucket, Reason.NOT_IN_NAMESPACE);
        }
        if (!targeting.condition().matches(who.attributes())) {
            return new Assignment(null, bucket, Reason.CONDITION_NOT_MET);
        }
        return variantAt(bucket)
                .map(variant -> new Assignment(variant, bucket, Reason.SPLIT))
                .orElseGet(() -> new Assignment(null, bucket, Reason.NOT_COVERED));
    }

    /** What {@link #assign} looks at, all of it. */
    public Explanation explain(Question who, boolean active) {
        Bucket bucket = Bucket.of(seed, who.subject());
        OptionalInt split = splitAt(bucket);
        return new Explanation(
                bucket,
                allocation.coverage(),
                split.isPresent() ? allocation.ranges(variants.size()).get(split.getAsInt()) : null,
                active,
                isHeldOut(who),
                isInNamespace(who),
                targeting.condition().matches(who.attributes()),
                override(who).map(Variant::name).orElse(null),
                who.kept().flatMap(this::variant).map(Variant::name).orElse(null),
                split.isPresent() ? variants.get(split.getAsInt()).name() : null);
    }

    /** The variant of this name. */
    public Optional<Variant> variant(String name) {
        return variants.stream().filter(variant -> variant.name().equals(name)).findFirst();
    }

    private Optional<Variant> override(Question who) {
        return Optional.ofNullable(targeting.overrides().get(who.subject())).flatMap(this::variant);
    }

    private boolean isHeldOut(Question who) {
        return targeting.sparesHoldout() && who.holdout().contains(who.subject());
    }

    private boolean isInNamespace(Question who) {
        Namespace namespace = targeting.namespace();
        return namespace == null || namespace.contains(who.subject());
    }

    private Optional<Variant> variantAt(Bucket bucket) {
        OptionalInt split = splitAt(bucket);
        return split.isPresent() ? Optional.of(variants.get(split.getAsInt())) : Optional.empty();
    }

    private OptionalInt splitAt(Bucket bucket) {
        List<VariantRange> ranges = allocation.ranges(variants.size());
        return IntStream.range(0, ranges.size())
                .filter(at -> ranges.get(at).contains(bucket))
                .findFirst();
    }
}
