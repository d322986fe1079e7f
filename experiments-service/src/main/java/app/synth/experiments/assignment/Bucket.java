package app.synth.experiments.assignment;

/**
 * Where a subject stands on the line that an experiment cuts into variants: one of 10,000 equal steps.
 *
 * @param number 0 to 9999
 */
public record Bucket(int number) {
    private static final int BUCKETS = 10_000;

    public Bucket {
        if (number < 0 || number >= BUCKETS) {
            throw new IllegalArgumentException("A bucket is 0 to 9999, not " + number);
        }
    }

    /**
     * The subject's bucket by GrowthBook's hash version 2. Hashing the decimal digits of the first hash once more takes
     * away the bias of version 1, whose experiments were correlated when their seeds were alike.
     *
     * @param seed the experiment's seed: another seed shuffles the same subjects anew
     * @param subject a user id, or an anonymous id
     * @see <a href="https://docs.growthbook.io/lib/build-your-own">GrowthBook: build your own SDK, hashing</a>
     */
    public static Bucket of(String seed, String subject) {
        long once = Fnv1a.hash(seed + subject);
        return new Bucket((int) (Fnv1a.hash(Long.toString(once)) % BUCKETS));
    }

    /** The position on the line from 0 to 1. */
    public double position() {
        return (double) number / BUCKETS;
    }
}
