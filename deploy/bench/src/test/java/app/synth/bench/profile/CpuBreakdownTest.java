package app.synth.bench.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CpuBreakdownTest {
    @Test
    void aSampleBelongsToTheInnermostFrameThatIsNotTheJdks() {
        assertThat(CpuBreakdown.library(
                        List.of("java.util.HashMap", "com.fasterxml.jackson.core.JsonParser", "app.synth.tracking.A")))
                .isEqualTo("com.fasterxml.jackson.*");
        assertThat(CpuBreakdown.library(List.of("org.example.Other"))).isEqualTo("org.example.Other");
        assertThat(CpuBreakdown.library(List.of("java.lang.Thread"))).startsWith("the JDK");
    }

    @Test
    void whatIsGeneratedAroundAClassBelongsToIt() {
        assertThat(CpuBreakdown.asWritten("app.synth.A_ClientProxy")).isEqualTo("app.synth.A");
        assertThat(CpuBreakdown.asWritten("app.synth.A$B$$Lambda")).isEqualTo("app.synth.A");
    }
}
