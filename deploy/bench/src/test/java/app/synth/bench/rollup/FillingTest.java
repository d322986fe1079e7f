package app.synth.bench.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FillingTest {
    @Test
    void callsAreSpreadOverTheDay() {
        Filling growing = new Filling(new long[] {0, 50, 100}, new double[] {0, 1, 2});

        assertThat(growing.once()).isEqualTo(2);
        assertThat(growing.calls(10)).isEqualTo(10);
    }

    @Test
    void whatWasMeasuredFartherApartWeighsMore() {
        Filling uneven = new Filling(new long[] {0, 25, 100}, new double[] {1, 1, 3});

        assertThat(uneven.calls(1)).isEqualTo(0.25 * 1 + 0.75 * 2);
    }
}
