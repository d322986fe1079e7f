package app.synth.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.bench.load.Latencies;
import app.synth.bench.load.LoadResult;
import app.synth.bench.machine.CpuTimes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReportTest {
    private final Report report = new Report("Example");

    @Test
    void cpuAndRateAreThoseOfOneItem() {
        Measurement measured = measured("ours");

        assertThat(measured.perSecond()).isEqualTo(5_000);
        assertThat(measured.serviceMillis()).isEqualTo(0.1);
        assertThat(measured.serverMillis()).isEqualTo(0.4);
        assertThat(measured.loadMillis()).isEqualTo(0.01);
    }

    @Test
    void goalsAreJudged() {
        assertThat(Goal.ratio("a", 0.34, 0.35, 0.5).verdict()).isEqualTo(Verdict.MISSED);
        assertThat(Goal.ratio("a", 0.35, 0.35, 0.5).verdict()).isEqualTo(Verdict.MET);
        assertThat(Goal.ratio("a", 0.51, 0.35, 0.5).verdict()).isEqualTo(Verdict.AIM_MET);
        assertThat(Goal.below("p99", 25, 25, "ms").verdict()).isEqualTo(Verdict.MISSED);
        assertThat(Goal.below("p99", 24, 25, "ms").verdict()).isEqualTo(Verdict.MET);
    }

    @Test
    void theTableHasAlignedColumns() {
        report.add(measured("ours"));
        report.add(Goal.ratio("ours / theirs", 0.5, 0.35, null));
        report.add(new Check("all there", false, "1 missing"));

        String text = MarkdownReport.of(report);

        assertThat(text)
                .contains("| ours     |    5,000 | rows |      0.4000 |  0.1000 |   0.3000 |    0.0100 |")
                .contains("| ours / theirs |  0.50 | >= 0.35 |     | met |")
                .contains("FAIL: all there (1 missing)");
        assertThat(report.isValid()).isFalse();
        assertThat(text.lines().filter(line -> line.startsWith("|")).limit(3).map(String::length))
                .containsOnly(text.lines()
                        .filter(line -> line.startsWith("|"))
                        .findFirst()
                        .orElseThrow()
                        .length());
    }

    @Test
    void theSameIsThereAsJson() throws Exception {
        report.condition("machine", "one");
        report.add(measured("ours"));
        report.add(Goal.ratio("ours / theirs", 0.5, 0.35, 1.0));

        JsonNode json = new ObjectMapper().readTree(JsonReport.of(report));

        assertThat(json.at("/conditions/machine").asText()).isEqualTo("one");
        assertThat(json.at("/measurements/0/latency_ms/p99").asDouble()).isEqualTo(3);
        assertThat(json.at("/measurements/0/cpu_ms_each/postgres").asDouble()).isEqualTo(0.3);
        assertThat(json.at("/goals/0/met").asBoolean()).isTrue();
    }

    @Test
    void theBestOfSeveralCounts() {
        report.add(measured("ours, 16"));
        report.add(measured("theirs"));

        assertThat(report.best("ours")).map(Measurement::name).contains("ours, 16");
        assertThat(report.best("nobody's")).isEmpty();
    }

    private static Measurement measured(String name) {
        LoadResult load = new LoadResult(Duration.ofSeconds(2), 200, 10_000, 0, null, new Latencies(1, 2, 3, 4, 5));
        CpuTimes cpu = new CpuTimes(
                Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofMillis(100), Duration.ofSeconds(5));
        return Measurement.ofItems(name, "rows", load, cpu);
    }
}
