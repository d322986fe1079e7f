package app.synth.localstack.sample;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Draws ranks as attention falls on things: the second is looked at half as often as the first, the third a third. */
final class Zipf {
    private final double[] cumulated;

    /**
     * Ranks from 0 to {@code size - 1}.
     *
     * @param exponent 1 is Zipf's own; smaller ones are fairer
     */
    Zipf(int size, double exponent) {
        cumulated = new double[size];
        double sum = 0;
        for (int rank = 0; rank < size; rank++) {
            sum += 1 / Math.pow(rank + 1, exponent);
            cumulated[rank] = sum;
        }
    }

    int draw(RandomGenerator random) {
        double at = random.nextDouble() * cumulated[cumulated.length - 1];
        int found = Arrays.binarySearch(cumulated, at);
        return Math.min(found < 0 ? -found - 1 : found, cumulated.length - 1);
    }
}
