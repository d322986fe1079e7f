package app.synth.experiments.exposure;

import java.util.Locale;

/** What became of a reported exposure. */
enum Fate {
    /** The first one of the subject in this phase; it counts. */
    KEPT,
    /** There was one before; another variant than that one's is noted beside it. */
    KNOWN,
    /** The subject is not in the experiment, and nothing is kept. */
    NOT_IN_EXPERIMENT,
    /** The team chose the variant for this subject: that is for trying things out, and never counted. */
    OVERRIDDEN,
    /** The experiment is divided by an id that was not given, or that the caller cannot speak for. */
    NO_SUBJECT,
    UNKNOWN_EXPERIMENT,
    /** The experiment has no such variant. */
    UNKNOWN_VARIANT;

    /** As it is written in JSON. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
