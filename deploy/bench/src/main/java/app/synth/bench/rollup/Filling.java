package app.synth.bench.rollup;

/**
 * What the nightly function costs while the day grows.
 *
 * @param rows of the day so far, rising from none, and {@code seconds} of CPU that a call took then
 */
record Filling(long[] rows, double[] seconds) {
    /** Once, when the day is over. */
    double once() {
        return seconds[seconds.length - 1];
    }

    /** So many calls, evenly spread over the day: the mean over the filling, linear between what was measured. */
    double calls(int count) {
        double area = 0;
        for (int i = 1; i < rows.length; i++) {
            area += (rows[i] - rows[i - 1]) * (seconds[i] + seconds[i - 1]) / 2;
        }
        return count * area / rows[rows.length - 1];
    }
}
