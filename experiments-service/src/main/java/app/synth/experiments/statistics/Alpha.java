package app.synth.experiments.statistics;

/**
 * How often one accepts to see an effect where there is none, two-sided: 0.05 belongs to intervals of 95 %.
 *
 * @param value above 0, at most 0.5: what is larger is a confidence level by mistake
 */
public record Alpha(double value) {
    /** The usual one in twenty. */
    public static final Alpha FIVE_PERCENT = new Alpha(0.05);

    public Alpha {
        if (!(value > 0 && value <= 0.5)) {
            throw new IllegalArgumentException("Alpha is above 0 and at most 0.5, not " + value);
        }
    }

    /** This alpha for each of so many comparisons, so that all together keep it (Bonferroni's inequality). */
    public Alpha sharedBy(int comparisons) {
        return new Alpha(value / comparisons);
    }
}
