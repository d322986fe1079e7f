package app.synth.experiments.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.experiments.testsupport.Mappings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExposureConfigTest {
    @Test
    void theDefaultsAreThese() {
        ExposureConfig config = Mappings.defaults(ExposureConfig.class);
        assertThat(config.batchAtMost()).isEqualTo(1_000);
        assertThat(config.streamEvery()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.streamStep()).isEqualTo(5_000);
    }
}
