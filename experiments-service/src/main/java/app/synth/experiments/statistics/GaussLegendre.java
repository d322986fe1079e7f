package app.synth.experiments.statistics;

import java.util.function.DoubleUnaryOperator;

/**
 * Numerical integration, ten points to a panel: exact for polynomials of degree 19 there, and the same on every machine.
 *
 * @see <a href="https://dlmf.nist.gov/3.5.v">NIST Digital Library of Mathematical Functions, 3.5(v)</a>
 */
final class GaussLegendre {
    private static final int POINTS = 10;
    private static final double[] NODES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        for (int i = 0; i < POINTS; i++) {
            double x = Math.cos(Math.PI * (i + 0.75) / (POINTS + 0.5));
            double slope = 0;
            for (int step = 0; step < 10; step++) {
                double before = 1;
                double value = x;
                for (int degree = 2; degree <= POINTS; degree++) {
                    double next = ((2 * degree - 1) * x * value - (degree - 1) * before) / degree;
                    before = value;
                    value = next;
                }
                slope = POINTS * (x * value - before) / (x * x - 1);
                x -= value / slope;
            }
            NODES[i] = x;
            WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    private GaussLegendre() {}

    /**
     * The integral from the first to the last of the ends.
     *
     * @param ends of the panels, rising; within a panel the function must be smooth
     */
    static double integrate(DoubleUnaryOperator function, double[] ends) {
        double sum = 0;
        for (int panel = 1; panel < ends.length; panel++) {
            double half = (ends[panel] - ends[panel - 1]) / 2;
            if (half > 0) {
                double middle = ends[panel - 1] + half;
                for (int i = 0; i < POINTS; i++) {
                    sum += half * WEIGHTS[i] * function.applyAsDouble(middle + half * NODES[i]);
                }
            }
        }
        return sum;
    }
}
