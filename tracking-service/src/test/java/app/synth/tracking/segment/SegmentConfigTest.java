package app.synth.tracking.segment;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.tracking.testsupport.Mappings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SegmentConfigTest {
    @Test
    void theDefaultsAreThese() {
        SegmentConfig config = Mappings.defaults(SegmentConfig.class);
        assertThat(config.publicUrl()).isEmpty();
        assertThat(config.settingsLiveFor()).isEqualTo(Duration.ofMinutes(1));
    }
}
