package app.synth.experiments.http;

import app.synth.accounts.client.problem.Problems;

/** How many items a page may have. */
public final class PageLimit {
    private static final int LONGEST = 200;

    private PageLimit() {}

    public static int of(int limit) {
        if (limit < 1 || limit > LONGEST) {
            throw Problems.badField("limit", "limit is between 1 and " + LONGEST);
        }
        return limit;
    }
}
