package app.synth.bench.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Metrics METRICS = new Metrics("""
            # HELP steps_total Steps
            steps_total{kind="one"} 3.0
            steps_total{kind="two words"} 4.5
            steps_total_more 100.0
            plain 2.0E3
            """);

    @Test
    void sumsWhateverTheLabels() {
        assertThat(METRICS.sum("steps_total")).isEqualTo(7.5);
        assertThat(METRICS.sum("plain")).isEqualTo(2_000);
        assertThat(METRICS.sum("absent")).isZero();
    }
}
