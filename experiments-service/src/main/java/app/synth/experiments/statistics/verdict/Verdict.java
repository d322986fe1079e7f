package app.synth.experiments.statistics.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do, and why.
 *
 * @param variant the one to ship, when one is
 * @param text one sentence
 * @param findings everything that was looked at, what concerns the whole experiment first
 */
public record Verdict(Outcome outcome, @Nullable String variant, String text, List<Finding> findings) {

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** Whether this is among the reasons. */
    public boolean has(Reason reason) {
        return findings.stream().anyMatch(finding -> finding.reason() == reason);
    }
}
