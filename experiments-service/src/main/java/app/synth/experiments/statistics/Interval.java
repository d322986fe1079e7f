package app.synth.experiments.statistics;

/** From lower to upper, both included. */
public record Interval(double lower, double upper) {

    /** So far to both sides of the middle. */
    public static Interval around(double middle, double halfWidth) {
        return new Interval(middle - halfWidth, middle + halfWidth);
    }

    public boolean contains(double value) {
        return lower <= value && value <= upper;
    }

    public boolean excludesZero() {
        return !contains(0);
    }

    /** The same seen from the other side: what is better when lower, as if it were better when higher. */
    public Interval negated() {
        return new Interval(-upper, -lower);
    }
}
