package app.synth.experiments.statistics.power;

import app.synth.experiments.statistics.Moments;

/** What the metric is without the change. */
public sealed interface Baseline {

    double mean();

    /** The variance of one user's number when the mean is this one. */
    double varianceAt(double mean);

    /** The largest mean that there can be. */
    double largestMean();

    /** The absolute change that this relative one is: 0.05 is five per cent of the mean. */
    default double changeOf(double lift) {
        return lift * mean();
    }

    /** What was measured of a mean, of a ratio, or with CUPED, for an experiment like it. */
    static Baseline of(Moments moments) {
        return new Mean(moments.mean(), Math.sqrt(moments.variance()));
    }

    /**
     * A share of users.
     *
     * @param share above 0, below 1
     */
    record Proportion(double share) implements Baseline {
        public Proportion {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("A baseline share is above 0 and below 1, not " + share);
            }
        }

        @Override
        public double mean() {
            return share;
        }

        @Override
        public double varianceAt(double mean) {
            return mean * (1 - mean);
        }

        @Override
        public double largestMean() {
            return 1;
        }
    }

    /**
     * A number per user, whose spread does not change with its mean.
     *
     * @param standardDeviation of users, not of the mean; above zero
     */
    record Mean(double mean, double standardDeviation) implements Baseline {
        public Mean {
            if (!Double.isFinite(mean) || !(standardDeviation > 0 && Double.isFinite(standardDeviation))) {
                throw new IllegalArgumentException("No baseline: mean " + mean + ", deviation " + standardDeviation);
            }
        }

        @Override
        public double varianceAt(double mean) {
            return standardDeviation * standardDeviation;
        }

        @Override
        public double largestMean() {
            return Double.MAX_VALUE;
        }
    }
}
