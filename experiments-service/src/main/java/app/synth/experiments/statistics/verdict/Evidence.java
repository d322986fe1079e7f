package app.synth.experiments.statistics.verdict;

import app.synth.experiments.statistics.Figure;
import java.time.Duration;
import java.util.List;

/**
 * What is known of an experiment.
 *
 * @param split how users came to the variants
 * @param ran since the start, pauses not counted
 * @param ended whether the planned end, in time or in users, is reached
 * @param candidates the treatments
 */
public record Evidence(Split split, Duration ran, boolean ended, List<Candidate> candidates) {

    public Evidence {
        candidates = List.copyOf(candidates);
    }

    /**
     * How users came to the variants.
     *
     * @param users that are analysed
     * @param ofSmallestVariant how many of them are in the variant that has the fewest
     * @param withTwoVariants users who were shown two variants, and are excluded
     * @param unexpected users who were shown a variant that the server would not have given, and are excluded
     * @param ratio p-value of {@link app.synth.experiments.statistics.SampleRatio}
     * @param sequentialRatio p-value of {@link app.synth.experiments.statistics.SequentialSampleRatio}
     */
    public record Split(
            long users,
            long ofSmallestVariant,
            long withTwoVariants,
            long unexpected,
            Figure<Double> ratio,
            Figure<Double> sequentialRatio) {

        double excludedShare() {
            long excluded = withTwoVariants + unexpected;
            return excluded == 0 ? 0 : (double) excluded / (users + excluded);
        }
    }
}
