package app.synth.experiments.statistics.verdict;

import app.synth.experiments.statistics.FixedHorizon;
import app.synth.experiments.statistics.SampleRatio;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides, in this order: what is broken is broken, whatever the metrics say. Harm ends an experiment as soon as the
 * procedure allows to see it. Nothing else is said before the agreed minimum. Then a treatment ships when one of its success
 * metrics is better, none is worse, and all its guardrails hold; of several the one with the largest gain in the first
 * metric. What is undecided at the planned end is decided against the change.
 *
 * @see <a href="https://doi.org/10.1017/9781108653985">Kohavi, Tang, Xu: Trustworthy Online Controlled Experiments (2020),
 *     chapters 2, 3 and 21</a>
 * @see <a href="https://arxiv.org/abs/2402.11609">Schultzberg, Ankargren, Frånberg: Risk-aware product decisions in A/B tests
 *     with multiple metrics (2024)</a>
 */
public final class VerdictRule {
    private VerdictRule() {}

    /**
     * The verdict by the rule above.
     *
     * @see <a href="https://arxiv.org/abs/2402.11609">Schultzberg, Ankargren, Frånberg (2024): ship when one success metric is
     *     better, all guardrails are not worse, and nothing says that the data are bad</a>
     */
    public static Verdict decide(Evidence evidence, VerdictPolicy policy) {
        List<Finding> broken = broken(evidence.split(), policy);
        List<Finding> early = early(evidence, policy);
        List<Finding> findings = new ArrayList<>(broken);
        findings.addAll(early);
        evidence.candidates().forEach(candidate -> findings.addAll(about(candidate, evidence, policy)));
        if (!broken.isEmpty()) {
            return new Verdict(
                    Outcome.BROKEN, null, "The numbers cannot be trusted; find the cause before using them.", findings);
        }
        boolean tooEarly = !early.isEmpty();
        Optional<Candidate> best = evidence.candidates().stream()
                .filter(candidate -> outcome(candidate, evidence, policy, tooEarly) == Outcome.SHIP)
                .max(Comparator.comparingDouble(
                        candidate -> candidate.successMetrics().getFirst().gain()));
        if (best.isPresent()) {
            String variant = best.get().variant();
            return new Verdict(
                    Outcome.SHIP,
                    variant,
                    "Ship %s: it is better and harms nothing guarded.".formatted(variant),
                    findings);
        }
        boolean open = evidence.candidates().isEmpty()
                || evidence.candidates().stream()
                        .anyMatch(candidate -> outcome(candidate, evidence, policy, tooEarly) == Outcome.KEEP_GOING);
        return open
                ? new Verdict(Outcome.KEEP_GOING, null, "It is too early to decide; keep going.", findings)
                : new Verdict(Outcome.DO_NOT_SHIP, null, "Do not ship: the change is not shown to be good.", findings);
    }

    private static List<Finding> broken(Evidence.Split split, VerdictPolicy policy) {
        List<Finding> findings = new ArrayList<>();
        double ratio = Math.min(
                split.ratio().known().orElse(1.0),
                split.sequentialRatio().known().orElse(1.0));
        if (ratio < SampleRatio.BROKEN_BELOW) {
            findings.add(Finding.of(
                    Reason.SAMPLE_RATIO_MISMATCH,
                    String.format(
                            Locale.ROOT,
                            "Users are not split as the weights say (p %.3g): something other than chance sorts them",
                            ratio)));
        }
        if (split.excludedShare() > policy.toleratedExclusions()) {
            findings.add(Finding.of(
                    Reason.TOO_MANY_EXCLUDED,
                    String.format(
                            Locale.ROOT,
                            "%d users were shown two variants and %d one they should not have: %.2f %% of all, and %.2f %%"
                                    + " are tolerated",
                            split.withTwoVariants(),
                            split.unexpected(),
                            100 * split.excludedShare(),
                            100 * policy.toleratedExclusions())));
        }
        return findings;
    }

    private static List<Finding> early(Evidence evidence, VerdictPolicy policy) {
        List<Finding> findings = new ArrayList<>();
        if (evidence.split().users() == 0) {
            findings.add(Finding.of(Reason.NO_USERS, "Nobody was exposed yet"));
        }
        if (evidence.ran().compareTo(policy.minimumRun()) < 0) {
            findings.add(Finding.of(
                    Reason.BEFORE_MINIMUM_RUN,
                    "It ran for %d of at least %d hours"
                            .formatted(
                                    evidence.ran().toHours(),
                                    policy.minimumRun().toHours())));
        }
        if (evidence.split().ofSmallestVariant() < policy.minimumUsers()) {
            findings.add(Finding.of(
                    Reason.BEFORE_MINIMUM_USERS,
                    "The smallest variant has %d of at least %d users"
                            .formatted(evidence.split().ofSmallestVariant(), policy.minimumUsers())));
        }
        if (!maySee(evidence, policy)) {
            findings.add(Finding.of(
                    Reason.FIXED_HORIZON_BEFORE_END,
                    "By a fixed horizon the metrics say something at the planned end only"));
        }
        return findings;
    }

    /** Whether the procedure allows to look at the metrics now. */
    private static boolean maySee(Evidence evidence, VerdictPolicy policy) {
        return evidence.ended() || !(policy.procedure() instanceof FixedHorizon);
    }

    private static List<Finding> about(Candidate candidate, Evidence evidence, VerdictPolicy policy) {
        List<Finding> findings = new ArrayList<>();
        String variant = candidate.variant();
        if (candidate.successMetrics().isEmpty()) {
            findings.add(new Finding(
                    Reason.NO_SUCCESS_METRIC,
                    variant,
                    null,
                    "There is no metric that %s could win by".formatted(variant)));
        }
        candidate.successMetrics().forEach(metric -> findings.add(metric.finding(variant, policy.alpha())));
        candidate.guardrails().forEach(guardrail -> findings.add(guardrail.finding(variant)));
        if (evidence.ended() && !has(candidate, policy, Reason.SUCCESS_METRIC_BETTER)) {
            findings.add(new Finding(
                    Reason.NO_EFFECT_AT_END,
                    variant,
                    null,
                    "The planned end is reached, and %s is better in no success metric".formatted(variant)));
        }
        return findings;
    }

    private static Outcome outcome(Candidate candidate, Evidence evidence, VerdictPolicy policy, boolean tooEarly) {
        boolean violated = candidate.guardrails().stream()
                .anyMatch(guardrail -> guardrail.standing() == Reason.GUARDRAIL_VIOLATED);
        if (violated && maySee(evidence, policy)) {
            return Outcome.DO_NOT_SHIP;
        }
        if (tooEarly) {
            return Outcome.KEEP_GOING;
        }
        if (has(candidate, policy, Reason.SUCCESS_METRIC_WORSE)) {
            return Outcome.DO_NOT_SHIP;
        }
        boolean guarded =
                candidate.guardrails().stream().allMatch(guardrail -> guardrail.standing() == Reason.GUARDRAIL_HOLDS);
        if (guarded && has(candidate, policy, Reason.SUCCESS_METRIC_BETTER)) {
            return Outcome.SHIP;
        }
        return evidence.ended() ? Outcome.DO_NOT_SHIP : Outcome.KEEP_GOING;
    }

    private static boolean has(Candidate candidate, VerdictPolicy policy, Reason standing) {
        return candidate.successMetrics().stream().anyMatch(metric -> metric.standing(policy.alpha()) == standing);
    }
}
