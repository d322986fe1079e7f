package app.synth.experiments.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What becomes of p-values when there are several: they are adjusted, and compared to the same alpha as before. */
public enum MultipleComparison {
    /** They stay as they are. */
    NONE {
        @Override
        void adjust(double[] rising) {}
    },

    /**
     * Keeps the probability of even one false discovery, whatever the dependence.
     *
     * @see <a href="https://www.jstor.org/stable/4615733">Holm: A Simple Sequentially Rejective Multiple Test Procedure
     *     (Scandinavian Journal of Statistics 1979)</a>
     */
    HOLM {
        @Override
        void adjust(double[] rising) {
            double largest = 0;
            for (int i = 0; i < rising.length; i++) {
                largest = Math.max(largest, Math.min(1, (rising.length - i) * rising[i]));
                rising[i] = largest;
            }
        }
    },

    /**
     * Keeps the expected share of false discoveries among all, for independent or positively dependent metrics.
     *
     * @see <a href="https://doi.org/10.1111/j.2517-6161.1995.tb02031.x">Benjamini, Hochberg: Controlling the False Discovery
     *     Rate (JRSS B 1995)</a>
     */
    BENJAMINI_HOCHBERG {
        @Override
        void adjust(double[] rising) {
            double smallest = 1;
            for (int i = rising.length - 1; i >= 0; i--) {
                smallest = Math.min(smallest, rising.length * rising[i] / (i + 1));
                rising[i] = smallest;
            }
        }
    };

    /**
     * The adjusted p-values, in the order of the given ones. Leave out what was not computable before: it is no comparison.
     *
     * @see <a href="https://doi.org/10.2307/2532694">Wright: Adjusted P-Values for Simultaneous Inference (Biometrics
     *     1992)</a>
     */
    public List<Double> adjust(List<Double> pValues) {
        for (double pValue : pValues) {
            if (!(pValue >= 0 && pValue <= 1)) {
                throw new IllegalArgumentException("A p-value is 0 to 1, not " + pValue);
            }
        }
        int[] order = IntStream.range(0, pValues.size())
                .boxed()
                .sorted(Comparator.comparingDouble(pValues::get))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] rising = IntStream.of(order).mapToDouble(pValues::get).toArray();
        adjust(rising);
        Double[] adjusted = new Double[rising.length];
        for (int i = 0; i < rising.length; i++) {
            adjusted[order[i]] = rising[i];
        }
        return List.of(adjusted);
    }

    abstract void adjust(double[] rising);
}
