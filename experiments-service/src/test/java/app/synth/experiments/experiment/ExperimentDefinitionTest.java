package app.synth.experiments.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.experiments.assignment.ExperimentDesign;
import app.synth.experiments.assignment.TrafficAllocation;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ExperimentDefinitionTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");

    @Test
    void aRunningExperimentIsActiveFromItsStartUntilJustBeforeItsEnd() {
        ExperimentDefinition running = experiment(ExperimentState.RUNNING, START, END);

        assertThat(running.activeAt(START.minusNanos(1))).isFalse();
        assertThat(running.activeAt(START)).isTrue();
        assertThat(running.activeAt(END.minusNanos(1))).isTrue();
        assertThat(running.activeAt(END)).isFalse();
    }

    @Test
    void withoutAnEndItRunsUntilItIsStopped() {
        assertThat(experiment(ExperimentState.RUNNING, START, null).activeAt(Instant.MAX))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "RUNNING")
    void noOtherStateIsActive(ExperimentState state) {
        assertThat(experiment(state, START, END).activeAt(START)).isFalse();
    }

    private static ExperimentDefinition experiment(ExperimentState state, Instant start, Instant end) {
        return new ExperimentDefinition(
                UUID.randomUUID(),
                "any",
                state,
                1,
                start,
                end,
                HashAttribute.USER_ID,
                new ExperimentDesign("any", List.of(), new TrafficAllocation(List.of(), 1)),
                new ExperimentMetrics(List.of("any"), List.of(), ExperimentMetrics.USUAL_ALPHA));
    }
}
