package app.synth.experiments.statistics;

/**
 * One metric in one variant, as sums over its users. Sums add up: of days, of dimensions, of database shards.
 *
 * @param <S> itself
 */
public sealed interface Sample<S extends Sample<S>> permits ProportionSample, MeanSample, RatioSample, CovariateSample {

    long users();

    /** Both together, who must not share users. */
    S plus(S other);

    /** The mean, and the variance that one user contributes to it. */
    Figure<Moments> moments();

    /** Refuses what cannot have been counted. */
    static void requireCount(String name, long count, long atMost) {
        if (count < 0 || count > atMost) {
            throw new IllegalArgumentException(name + " is 0 to " + atMost + ", not " + count);
        }
    }
}
