package app.synth.experiments.experiment;

import java.util.Locale;

/** What may happen to an experiment. */
enum Change {
    CREATED,
    EDITED,
    STARTED,
    PAUSED,
    RESUMED,
    PHASE,
    COMPLETED,
    ARCHIVED,
    UNARCHIVED;

    /** As it is written in JSON and in the database. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
