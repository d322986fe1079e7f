package app.synth.experiments.assignment;

/**
 * A stretch of a namespace. Experiments whose stretches of one namespace do not meet share nobody.
 *
 * @param id the namespace
 * @param from 0 to 1, belongs to it
 * @param to 0 to 1, does not
 * @see <a href="https://docs.growthbook.io/lib/build-your-own">GrowthBook: build your own SDK, namespaces</a>
 */
public record Namespace(String id, double from, double to) {
    private static final int STEPS = 1_000;

    /** By hash version 1, as namespaces are published. */
    boolean contains(String subject) {
        double position = (double) (Fnv1a.hash(subject + seed()) % STEPS) / STEPS;
        return position >= from && position < to;
    }

    /** What the hash is seeded with. */
    public String seed() {
        return "__" + id;
    }
}
