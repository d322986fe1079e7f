package app.synth.analytics.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveConfigTest {
    @Test
    void defaults() {
        LiveConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(LiveConfig.class)
                .build()
                .getConfigMapping(LiveConfig.class);
        assertThat(config.every()).isEqualTo("1s");
        assertThat(config.watchers()).isEqualTo(200);
        assertThat(config.recheck()).isEqualTo("10s");
        assertThat(config.heartbeat()).isEqualTo("15s");
        assertThat(config.sendWithin()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.topEvents()).isEqualTo(10);
        assertThat(config.eventsAtMost()).isEqualTo(10_000);
    }
}
