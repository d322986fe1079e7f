package app.synth.experiments.experiment;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far an experiment has come: draft, then running and paused in turns, then completed for good. */
public enum ExperimentState {
    DRAFT,
    RUNNING,
    PAUSED,
    COMPLETED;

    /** As it is written in JSON and in the database. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state that is written so. */
    static Optional<ExperimentState> of(String text) {
        return Arrays.stream(values())
                .filter(state -> state.text().equals(text))
                .findFirst();
    }
}
