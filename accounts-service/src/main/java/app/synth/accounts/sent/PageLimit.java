package app.synth.accounts.sent;

import app.synth.accounts.client.problem.Problems;

/** How long a page may be. */
public final class PageLimit {
    /** Where nothing is asked for, as it stands in annotations. */
    public static final String DEFAULT = "50";

    /** The longest. */
    public static final int MOST = 200;

    private PageLimit() {}

    /** The same, if it may be. */
    public static int of(int asked) {
        if (asked < 1 || asked > MOST) {
            throw Problems.badField("limit", "limit is between 1 and " + MOST);
        }
        return asked;
    }
}
