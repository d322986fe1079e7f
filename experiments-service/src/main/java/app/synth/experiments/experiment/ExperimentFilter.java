package app.synth.experiments.experiment;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.Cursor;
import app.synth.accounts.client.request.SentText;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which experiments are listed.
 *
 * @param state one of theirs, or {@code archived}; null: all that are not archived
 * @param search what key or name contains, whatever the case; null: anything
 */
record ExperimentFilter(@Nullable String state, @Nullable String search) {
    private static final String ARCHIVED = "archived";
    private static final int SEARCH_AT_MOST = 200;

    /** Every experiment comes after it. */
    private static final Cursor START = Cursor.of("9999-01-01T00:00:00Z", new UUID(-1, -1));

    /** Checked; the parameter that cannot be is named. */
    static ExperimentFilter of(@Nullable String state, @Nullable String search) {
        if (state != null
                && !state.equals(ARCHIVED)
                && ExperimentState.of(state).isEmpty()) {
            throw Problems.badField("state", "It is draft, running, paused, completed or archived");
        }
        return new ExperimentFilter(state, search == null ? null : SentText.exact("search", search, SEARCH_AT_MOST));
    }

    /** In the entity's query language. */
    String query() {
        boolean archived = ARCHIVED.equals(state);
        return (archived ? "archivedAt is not null" : "archivedAt is null")
                + (state == null || archived ? "" : " and state = :state")
                + (search == null
                        ? ""
                        : " and (locate(lower(:search), key) > 0 or locate(lower(:search), lower(name)) > 0)")
                + " and (createdAt < :at or (createdAt = :at and id < :id))"
                + " order by createdAt desc, id desc";
    }

    /** @param after where the page before ended; null for the first page */
    Map<String, Object> parameters(@Nullable Cursor after) {
        Cursor end = after == null ? START : after;
        Map<String, Object> parameters = new HashMap<>(Map.of("at", end.time(0), "id", end.uuid(1)));
        if (state != null && !state.equals(ARCHIVED)) {
            parameters.put("state", state);
        }
        if (search != null) {
            parameters.put("search", search);
        }
        return parameters;
    }
}
