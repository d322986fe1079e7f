package app.synth.accounts.profile;

import app.synth.accounts.profile.ImportReport.Counts;
import org.jspecify.annotations.Nullable;

/** How far an import is: what is committed, and what became of it. */
final class ImportProgress {
    private long made;
    private long updated;
    private long unchanged;
    private long refused;
    private long nextLine = 1;

    /** After the commit. */
    void stored(ImportOutcome outcome, long lastLine) {
        made += outcome.made();
        updated += outcome.updated();
        unchanged += outcome.unchanged();
        refused += outcome.refused().size();
        nextLine = lastLine + 1;
    }

    long nextLine() {
        return nextLine;
    }

    long refused() {
        return refused;
    }

    Counts onTheWay() {
        return counts("progress", null, null);
    }

    Counts complete() {
        return counts("report", true, null);
    }

    /** @param code why */
    Counts stopped(String code) {
        return counts("report", false, code);
    }

    private Counts counts(String kind, @Nullable Boolean complete, @Nullable String code) {
        return new Counts(
                kind,
                made + updated + unchanged + refused,
                made,
                updated,
                unchanged,
                refused,
                nextLine,
                complete,
                code);
    }
}
