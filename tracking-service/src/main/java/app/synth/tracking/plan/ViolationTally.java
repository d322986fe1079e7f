package app.synth.tracking.plan;

import java.time.Instant;

/**
 * A count that is not written yet.
 *
 * @param sample the beginning of the metadata of the first that was counted
 */
record ViolationTally(long violations, String sample, Instant lastAt) {
    private static final int LONGEST_SAMPLE = 1024;

    static ViolationTally first(String metadata, Instant at) {
        String sample = metadata.length() > LONGEST_SAMPLE ? metadata.substring(0, LONGEST_SAMPLE) : metadata;
        // A cut may leave half of a pair; text of any other origin may hold what the database does not.
        return new ViolationTally(1, sample.replace('\0', '?'), at);
    }

    ViolationTally oneMore(Instant at) {
        return new ViolationTally(violations + 1, sample, at);
    }

    ViolationTally plus(ViolationTally other) {
        return new ViolationTally(
                violations + other.violations, sample, lastAt.isAfter(other.lastAt) ? lastAt : other.lastAt);
    }
}
