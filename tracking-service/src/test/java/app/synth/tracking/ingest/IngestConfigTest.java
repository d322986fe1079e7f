package app.synth.tracking.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.client.request.RequestConfig;
import app.synth.tracking.retention.RetentionConfig;
import app.synth.tracking.testsupport.Mappings;
import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.Test;

/** Defaults are part of the contract: clients are built on them. */
class IngestConfigTest {
    @Test
    void whatIsAccepted() {
        IngestConfig config = Mappings.defaults(IngestConfig.class);
        assertThat(Mappings.defaults(RequestConfig.class).largestBody().asLongValue())
                .isEqualTo(4 * 1024 * 1024);
        assertThat(config.largestItem().asLongValue()).isEqualTo(32 * 1024);
        assertThat(config.itemsAtMost()).isEqualTo(10_000);
        assertThat(config.deepestNesting()).isEqualTo(64);
        assertThat(config.clockAhead()).isEqualTo(Duration.ofMinutes(5));
        assertThat(config.clockTolerance()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.storeWithin()).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.connectWithin()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void howRequestsShareAWrite() {
        GroupCommitConfig config = Mappings.defaults(GroupCommitConfig.class);
        assertThat(config.linger()).isEqualTo(Duration.ofMillis(1));
        assertThat(config.writers()).isEqualTo(2);
        assertThat(config.groupRows()).isEqualTo(1_000);
        assertThat(config.groupBytes().asLongValue()).isEqualTo(8 * 1024 * 1024);
        assertThat(config.queueRows()).isEqualTo(20_000);
        assertThat(config.queueBytes().asLongValue()).isEqualTo(32 * 1024 * 1024);
    }

    @Test
    void howLongItIsKept() {
        RetentionConfig config = Mappings.defaults(RetentionConfig.class);
        assertThat(config.window()).isEqualTo(Duration.ofDays(90));
        assertThat(config.partitionsAhead()).isEqualTo(Period.ofMonths(3));
        assertThat(config.partitionsChecked()).isEqualTo(Duration.ofHours(6));
    }
}
