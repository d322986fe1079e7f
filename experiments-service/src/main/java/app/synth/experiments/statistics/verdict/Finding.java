package app.synth.experiments.statistics.verdict;

import org.jspecify.annotations.Nullable;

/**
 * One reason of a verdict.
 *
 * @param variant whom it is about, where it is about one
 * @param metric what it is about, where it is about one
 * @param text a sentence with the numbers
 */
public record Finding(
        Reason reason, @Nullable String variant, @Nullable String metric, String text) {

    static Finding of(Reason reason, String text) {
        return new Finding(reason, null, null, text);
    }
}
