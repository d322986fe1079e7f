package app.synth.accounts.profile;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.testsupport.Mappings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProfilesConfigTest {
    @Test
    void defaults() {
        ProfilesConfig config = Mappings.defaults(ProfilesConfig.class);
        assertThat(config.activeWithin()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.imports().longestLine().asLongValue()).isEqualTo(64 << 10);
        assertThat(config.imports().batchLines()).isEqualTo(500);
        assertThat(config.imports().storeWithin()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.imports().progressLines()).isEqualTo(10_000);
        assertThat(config.imports().reportedAtMost()).isEqualTo(1_000);
    }
}
