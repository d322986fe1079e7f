package app.synth.experiments.assignment;

/**
 * The share of all subjects that no experiment touches, so that what all of them together do can be measured.
 *
 * @param share 0 to 0.5
 * @param seed what the hash, version 2, is seeded with
 */
public record Holdout(double share, String seed) {
    public static final Holdout NOBODY = new Holdout(0, "global-holdout");

    boolean contains(String subject) {
        return share > 0 && Bucket.of(seed, subject).position() < share;
    }
}
