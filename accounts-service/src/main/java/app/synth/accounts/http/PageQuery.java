package app.synth.accounts.http;

import app.synth.accounts.client.problem.Problems;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page of a list, as it stands in the address. */
public class PageQuery {
    private static final int LONGEST = 200;

    @QueryParam("cursor")
    @Parameter(description = "The next of the page before; the other parameters stay as they were")
    @Nullable
    String cursor;

    @QueryParam("limit")
    @DefaultValue("50")
    @Parameter(description = "1 to 200")
    int limit;

    /**
     * The end of the page before; null for the first page.
     *
     * @param values how many values the list is ordered by
     */
    public @Nullable Cursor after(int values) {
        return Cursor.ifAny(cursor, values);
    }

    /** How many items the page may have. */
    public int limit() {
        if (limit < 1 || limit > LONGEST) {
            throw Problems.badField("limit", "limit is between 1 and " + LONGEST);
        }
        return limit;
    }
}
