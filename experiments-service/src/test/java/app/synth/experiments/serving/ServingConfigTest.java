package app.synth.experiments.serving;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.experiments.testsupport.Mappings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServingConfigTest {
    @Test
    void theDefaultsAreThese() {
        ServingConfig config = Mappings.defaults(ServingConfig.class);
        assertThat(config.lookEvery()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.lookWithin()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.lookAgainAfter()).isEqualTo(Duration.ofMillis(100));
        assertThat(config.firstLookWithin()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.keptWithin()).isEqualTo(Duration.ofSeconds(2));
    }
}
