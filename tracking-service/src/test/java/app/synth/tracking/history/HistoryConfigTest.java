package app.synth.tracking.history;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.tracking.testsupport.Mappings;
import java.time.Duration;
import java.time.Period;
import org.junit.jupiter.api.Test;

class HistoryConfigTest {
    @Test
    void defaults() {
        HistoryConfig config = Mappings.defaults(HistoryConfig.class);
        assertThat(config.chunkLines()).isEqualTo(1_000);
        assertThat(config.chunkBytes().asLongValue()).isEqualTo(4 << 20);
        assertThat(config.storeWithin()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.oldest()).isEqualTo(Period.ofYears(30));
        assertThat(config.reportedAtMost()).isEqualTo(1_000);
    }

    @Test
    void theSameLineHasTheSameId() {
        assertThat(HistoryLines.idOf("{}")).isEqualTo(HistoryLines.idOf("{}")).matches("import:[0-9a-f]{40}");
        assertThat(HistoryLines.idOf("{ }")).isNotEqualTo(HistoryLines.idOf("{}"));
    }
}
