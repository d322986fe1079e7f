package app.synth.tracking.plan;

import java.time.Instant;
import java.util.Comparator;

/**
 * What is counted as one.
 *
 * @param hour the beginning of the hour in which the interactions arrived
 */
record ViolationKey(Instant hour, String source, String rule, int version, String field, String keyword)
        implements Comparable<ViolationKey> {
    private static final Comparator<ViolationKey> ORDER = Comparator.comparing(ViolationKey::hour)
            .thenComparing(ViolationKey::source)
            .thenComparing(ViolationKey::rule)
            .thenComparingInt(ViolationKey::version)
            .thenComparing(ViolationKey::field)
            .thenComparing(ViolationKey::keyword);

    static ViolationKey of(Instant hour, String source, Violation violation) {
        return new ViolationKey(
                hour, source, violation.ruleKey(), violation.version(), violation.field(), violation.keyword());
    }

    @Override
    public int compareTo(ViolationKey other) {
        return ORDER.compare(this, other);
    }
}
