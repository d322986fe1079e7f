package app.synth.experiments.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ResultsConfigTest {
    @Test
    void whatNobodyConfigured() {
        ResultsConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(ResultsConfig.class)
                .build()
                .getConfigMapping(ResultsConfig.class);

        assertThat(config.every()).isEqualTo("1s");
        assertThat(config.rowsPerStep()).isEqualTo(10_000);
        assertThat(config.subjectsPerStep()).isEqualTo(2_000);
        assertThat(config.minimumRun()).isEqualTo(Duration.ofDays(7));
        assertThat(config.minimumUsers()).isEqualTo(100);
        assertThat(config.toleratedExclusions()).isEqualTo(0.01);
    }
}
