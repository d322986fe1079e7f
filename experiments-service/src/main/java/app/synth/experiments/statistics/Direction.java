package app.synth.experiments.statistics;

/** Which way a metric is better. */
public enum Direction {
    HIGHER_IS_BETTER,
    LOWER_IS_BETTER;

    /** A difference so that more is better. */
    public double gain(double difference) {
        return this == HIGHER_IS_BETTER ? difference : -difference;
    }

    /** An interval of a difference so that more is better. */
    public Interval gain(Interval difference) {
        return this == HIGHER_IS_BETTER ? difference : difference.negated();
    }
}
