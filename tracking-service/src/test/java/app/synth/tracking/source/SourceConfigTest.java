package app.synth.tracking.source;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.tracking.testsupport.Mappings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SourceConfigTest {
    @Test
    void theDefaultsAreThese() {
        SourceConfig config = Mappings.defaults(SourceConfig.class);
        assertThat(config.refresh()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.refreshAtMostEvery()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.answerWithin()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.perSecond()).isEqualTo(50_000);
        assertThat(config.burst()).isEqualTo(100_000);
        assertThat(config.userPerSecond()).isEqualTo(500);
        assertThat(config.userBurst()).isEqualTo(25_000);
        assertThat(config.usersAtMost()).isEqualTo(50_000);
        assertThat(config.usersIdle()).isEqualTo(Duration.ofMinutes(10));
    }
}
