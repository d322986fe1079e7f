package app.synth.experiments.statistics.verdict;

import app.synth.experiments.statistics.Alpha;
import app.synth.experiments.statistics.Direction;
import app.synth.experiments.statistics.Effect;
import app.synth.experiments.statistics.Figure;
import java.util.Locale;

/**
 * What a treatment should make better.
 *
 * @param effect treatment minus control
 * @param adjustedPValue over all success metrics and treatments; known whenever the effect is
 */
public record SuccessMetric(String name, Direction direction, Figure<Effect> effect, Figure<Double> adjustedPValue) {

    Reason standing(Alpha alpha) {
        if (effect.known().isEmpty() || adjustedPValue.known().isEmpty()) {
            return Reason.SUCCESS_METRIC_UNKNOWN;
        }
        if (adjustedPValue.known().get() >= alpha.value()) {
            return Reason.SUCCESS_METRIC_OPEN;
        }
        return gain() > 0 ? Reason.SUCCESS_METRIC_BETTER : Reason.SUCCESS_METRIC_WORSE;
    }

    /** How much better it is; less than anything when it is not known. */
    double gain() {
        return effect.known().map(it -> direction.gain(it.estimate())).orElse(Double.NEGATIVE_INFINITY);
    }

    Finding finding(String variant, Alpha alpha) {
        Reason standing = standing(alpha);
        String text = switch (standing) {
            case SUCCESS_METRIC_BETTER -> "is better: " + numbers();
            case SUCCESS_METRIC_WORSE -> "is worse: " + numbers();
            case SUCCESS_METRIC_OPEN -> "shows no difference that chance would not make: " + numbers();
            default ->
                "cannot be compared: "
                        + effect.whyNot()
                                .or(adjustedPValue::whyNot)
                                .orElseThrow()
                                .text();
        };
        return new Finding(standing, variant, name, "%s of %s %s".formatted(name, variant, text));
    }

    private String numbers() {
        Effect it = effect.known().orElseThrow();
        return String.format(
                Locale.ROOT,
                "difference %+.4g (%+.4g to %+.4g), adjusted p %.3g",
                it.estimate(),
                it.interval().lower(),
                it.interval().upper(),
                adjustedPValue.known().orElseThrow());
    }
}
