package app.synth.experiments.results;

import app.synth.experiments.statistics.Alpha;
import app.synth.experiments.statistics.ConfidenceSequence;
import app.synth.experiments.statistics.FixedHorizon;
import app.synth.experiments.statistics.Procedure;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the verdict goes by. */
enum Method {
    /** {@link ConfidenceSequence}: one may look at any time. */
    SEQUENTIAL,
    /** {@link FixedHorizon}: one look, at the planned end. */
    FIXED,
    /** The first, with what the pre-period explains taken out ({@link app.synth.experiments.statistics.Cuped}). */
    SEQUENTIAL_CUPED,
    /** The second, likewise. */
    FIXED_CUPED;

    static Optional<Method> of(String text) {
        return Stream.of(values()).filter(method -> method.text().equals(text)).findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean adjusts() {
        return this == SEQUENTIAL_CUPED || this == FIXED_CUPED;
    }

    Procedure procedure(Alpha alpha) {
        return this == FIXED || this == FIXED_CUPED ? new FixedHorizon(alpha) : ConfidenceSequence.of(alpha);
    }
}
