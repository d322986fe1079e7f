package app.synth.experiments.statistics.verdict;

import app.synth.experiments.statistics.Direction;
import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.Interval;
import java.util.Locale;

/**
 * What a treatment must not make worse. With a margin that must be shown: the whole interval is better than minus the margin
 * (non-inferiority). Without one it is enough that no harm is shown: that finds large harm only, but asks for no plan. Since
 * all guardrails must hold at once, their intervals need no adjustment for their number.
 *
 * @param margin how much worse is acceptable, in the interval's unit; zero for none
 * @param change the interval of the change: of the relative lift, or of the difference when the margin is absolute
 * @see <a href="https://arxiv.org/abs/2402.11609">Schultzberg, Ankargren, Frånberg: Risk-aware product decisions in A/B tests
 *     with multiple metrics (2024)</a>
 */
public record Guardrail(String name, Direction direction, double margin, Figure<Interval> change) {

    public Guardrail {
        if (!(margin >= 0 && Double.isFinite(margin))) {
            throw new IllegalArgumentException("A margin is zero or more, not " + margin);
        }
    }

    Reason standing() {
        return change.map(direction::gain).known().map(this::standing).orElse(Reason.GUARDRAIL_UNKNOWN);
    }

    private Reason standing(Interval gain) {
        if (gain.upper() < -margin) {
            return Reason.GUARDRAIL_VIOLATED;
        }
        return margin == 0 || gain.lower() > -margin ? Reason.GUARDRAIL_HOLDS : Reason.GUARDRAIL_OPEN;
    }

    Finding finding(String variant) {
        Reason standing = standing();
        String text = switch (standing) {
            case GUARDRAIL_HOLDS -> margin == 0 ? "shows no harm: " : "is no worse than its margin allows: ";
            case GUARDRAIL_VIOLATED -> "is worse than its margin allows: ";
            case GUARDRAIL_OPEN -> "may yet be worse than its margin allows: ";
            default -> "cannot be compared: ";
        };
        String numbers = change.known()
                .map(it -> String.format(
                        Locale.ROOT, "change %+.4g to %+.4g, margin %.4g", it.lower(), it.upper(), margin))
                .orElseGet(() -> change.whyNot().orElseThrow().text());
        return new Finding(standing, variant, name, "%s of %s %s%s".formatted(name, variant, text, numbers));
    }
}
