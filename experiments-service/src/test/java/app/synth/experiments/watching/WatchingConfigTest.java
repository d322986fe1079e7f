package app.synth.experiments.watching;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.experiments.testsupport.Mappings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchingConfigTest {
    @Test
    void theDefaultsAreThese() {
        WatchingConfig config = Mappings.defaults(WatchingConfig.class);
        assertThat(config.watchers()).isEqualTo(2_000);
        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(15));
    }
}
