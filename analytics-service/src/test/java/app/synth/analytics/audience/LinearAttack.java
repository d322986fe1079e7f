package app.synth.analytics.audience;

import java.util.ArrayList;
import java.util.List;

/**
 * What follows from published sums by adding and subtracting, for somebody who knows which groups of people there are but not
 * how many are in each: exactly the sums that are linear combinations of those published.
 */
final class LinearAttack {
    private static final double ZERO = 1e-9;

    private final List<double[]> reduced = new ArrayList<>();

    /** The sum over these groups is published. */
    void learn(double[] groups) {
        double[] rest = reduce(groups);
        int pivot = pivot(rest);
        if (pivot >= 0) {
            double scale = rest[pivot];
            for (int at = 0; at < rest.length; at++) {
                rest[at] /= scale;
            }
            reduced.add(rest);
        }
    }

    /** Whether the sum over these groups follows from what is published. */
    boolean knows(double[] groups) {
        return pivot(reduce(groups)) < 0;
    }

    private double[] reduce(double[] groups) {
        double[] rest = groups.clone();
        for (double[] row : reduced) {
            double factor = rest[pivot(row)];
            for (int at = 0; at < rest.length; at++) {
                rest[at] -= factor * row[at];
            }
        }
        return rest;
    }

    private static int pivot(double[] row) {
        for (int at = 0; at < row.length; at++) {
            if (Math.abs(row[at]) > ZERO) {
                return at;
            }
        }
        return -1;
    }
}
