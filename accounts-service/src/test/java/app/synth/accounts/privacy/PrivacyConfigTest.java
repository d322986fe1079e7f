package app.synth.accounts.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.testsupport.Mappings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PrivacyConfigTest {
    @Test
    void defaults() {
        PrivacyConfig config = Mappings.defaults(PrivacyConfig.class);
        assertThat(config.grace()).isEqualTo(Duration.ofDays(14));
        assertThat(config.deletedEvery()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.deletedAtOnce()).isEqualTo(100);
    }
}
