package app.synth.tracking.plan;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.tracking.testsupport.Mappings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TrackingPlanConfigTest {
    @Test
    void howSoonAChangeCounts() {
        TrackingPlanConfig config = Mappings.defaults(TrackingPlanConfig.class);
        assertThat(config.refresh()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.countsWritten()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.countsAtMost()).isEqualTo(10_000);
        assertThat(config.largestSchema().asLongValue()).isEqualTo(32 * 1024);
    }
}
