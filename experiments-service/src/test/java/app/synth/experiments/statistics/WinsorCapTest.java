package app.synth.experiments.statistics;

import static app.synth.experiments.statistics.Known.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WinsorCapTest {
    private static final double[] TO_A_HUNDRED =
            IntStream.rangeClosed(1, 100).mapToDouble(i -> 101 - i).toArray();

    private static double cap(double quantile, double... values) {
        return known(WinsorCap.ofValues(quantile, values)).value();
    }

    @Test
    void theSmallestNumberThatSoManyDoNotExceed() {
        assertThat(cap(0.99, TO_A_HUNDRED)).isEqualTo(99);
        assertThat(cap(0.991, TO_A_HUNDRED)).isEqualTo(100);
        assertThat(cap(1, TO_A_HUNDRED)).isEqualTo(100);
        assertThat(cap(0.001, TO_A_HUNDRED)).isEqualTo(1);
        assertThat(cap(0.9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 50)).isZero();
    }

    @Test
    void aHistogramGivesTheUpperEndOfTheBin() {
        List<WinsorCap.Bin> bins =
                List.of(new WinsorCap.Bin(0, 900), new WinsorCap.Bin(10, 90), new WinsorCap.Bin(1000, 10));

        assertThat(known(WinsorCap.ofHistogram(0.9, bins)).value()).isZero();
        assertThat(known(WinsorCap.ofHistogram(0.99, bins)).value()).isEqualTo(10);
        assertThat(known(WinsorCap.ofHistogram(0.995, bins)).value()).isEqualTo(1000);
    }

    @Test
    void itCapsFromAbove() {
        assertThat(new WinsorCap(5).apply(7)).isEqualTo(5);
        assertThat(new WinsorCap(5).apply(3)).isEqualTo(3);
        assertThat(new WinsorCap(5).apply(-3)).isEqualTo(-3);
    }

    @Test
    void whatIsNoQuantileIsRefused() {
        assertThatThrownBy(() -> WinsorCap.ofValues(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WinsorCap.ofValues(99, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
