package app.synth.experiments.results;

import app.synth.accounts.client.problem.Problems;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked.
 *
 * @param phase null for all
 */
record ResultsQuestion(@Nullable Integer phase, Dimension dimension, Method method) {
    private static final int PHASE_AT_MOST = 10_000;

    /** Reads it; 400 {@code invalid_field} names what is wrong. */
    static ResultsQuestion read(@Nullable String phase, @Nullable String dimension, @Nullable String method) {
        return new ResultsQuestion(
                phase == null || phase.equals("all") ? null : phase(phase),
                dimension == null ? Dimension.NONE : dimension(dimension),
                method == null
                        ? Method.SEQUENTIAL
                        : Method.of(method)
                                .orElseThrow(() -> Problems.badField(
                                        "method", "It must be sequential, fixed, sequential_cuped or fixed_cuped")));
    }

    /** The same, or 400 {@code invalid_field} where the experiment has not come to the phase. */
    ResultsQuestion of(ExperimentFacts experiment) {
        if (phase != null && phase > experiment.phase()) {
            throw Problems.badField("phase", "The experiment is in its phase " + experiment.phase());
        }
        return this;
    }

    private static int phase(String text) {
        try {
            int phase = Integer.parseInt(text);
            if (phase >= 1 && phase <= PHASE_AT_MOST) {
                return phase;
            }
        } catch (NumberFormatException notANumber) {
            // said below
        }
        throw Problems.badField("phase", "It must be 'all' or the number of a phase");
    }

    private static Dimension dimension(String text) {
        return Stream.of(Dimension.RETURNING, Dimension.SOURCE)
                .filter(dimension -> dimension.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> Problems.badField("dimension", "It must be returning or source"));
    }
}
