package app.synth.experiments.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.synth.accounts.client.request.SentObject;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which state follows which. */
class LifecycleTest {
    private static final Instant NOW = Instant.parse("2026-11-01T09:30:00Z");
    private static final Decision NOTHING = new Decision(null, "No difference");

    private static final Map<String, Function<Experiment, Change>> STEPS = Map.of(
            "start", experiment -> Lifecycle.start(experiment, NOW),
            "pause", Lifecycle::pause,
            "resume", experiment -> Lifecycle.resume(experiment, NOW),
            "complete", experiment -> Lifecycle.complete(experiment, NOTHING, NOW),
            "archive", experiment -> Lifecycle.archive(experiment, NOW),
            "unarchive", Lifecycle::unarchive);

    /** Each line: a step, and what becomes of a draft, a running, a paused, a completed, and an archived draft by it. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "start,     running, -,         -,         -,         -",
                "pause,     -,       paused,    -,         -,         -",
                "resume,    -,       -,         running,   -,         -",
                "complete,  -,       completed, completed, -,         -",
                "archive,   draft,   -,         -,         completed, -",
                "unarchive, -,       -,         -,         -,         draft",
            })
    void aStepLeadsFromSomeStatesOnly(
            String step, String draft, String running, String paused, String completed, String archived) {
        assertThat(after(step, ExperimentState.DRAFT, null)).isEqualTo(draft);
        assertThat(after(step, ExperimentState.RUNNING, null)).isEqualTo(running);
        assertThat(after(step, ExperimentState.PAUSED, null)).isEqualTo(paused);
        assertThat(after(step, ExperimentState.COMPLETED, null)).isEqualTo(completed);
        assertThat(after(step, ExperimentState.DRAFT, NOW)).isEqualTo(archived);
    }

    @Test
    void aDraftStartsNowOrWhenItIsToStart() {
        Experiment draft = experiment(ExperimentState.DRAFT);
        Lifecycle.start(draft, NOW);
        assertThat(draft.startDate).isEqualTo(NOW);

        Experiment planned = experiment(ExperimentState.DRAFT);
        planned.startDate = NOW.plus(Duration.ofDays(1));
        Lifecycle.start(planned, NOW);
        assertThat(planned.startDate).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void whatHasEndedNeitherStartsNorResumes() {
        Experiment draft = experiment(ExperimentState.DRAFT);
        draft.endDate = NOW;
        assertThat(catchThrowable(() -> Lifecycle.start(draft, NOW))).isInstanceOf(HttpProblem.class);

        Experiment paused = experiment(ExperimentState.PAUSED);
        paused.endDate = NOW;
        assertThat(catchThrowable(() -> Lifecycle.resume(paused, NOW))).isInstanceOf(HttpProblem.class);
    }

    /** The state after the step; null where it is refused. */
    private static String after(String step, ExperimentState from, Instant archivedAt) {
        Experiment experiment = experiment(from);
        experiment.archivedAt = archivedAt;
        Throwable refused = catchThrowable(() -> STEPS.get(step).apply(experiment));
        if (refused == null) {
            return experiment.state;
        }
        assertThat(refused)
                .isInstanceOfSatisfying(
                        HttpProblem.class,
                        problem -> assertThat(problem.getParameters()).containsEntry("code", "illegal_transition"));
        assertThat(experiment.state).isEqualTo(from.text());
        return null;
    }

    private static Experiment experiment(ExperimentState state) {
        SentObject sent = SentObject.read("""
                {"key": "a", "name": "a", "success_metrics": ["a"], "variants": [{"name": "a"}, {"name": "b"}]}
                """, ExperimentReader.FIELDS);
        Experiment experiment = Experiment.of(ExperimentReader.read(sent, NOW), UUID.randomUUID(), NOW);
        experiment.state = state.text();
        return experiment;
    }
}
