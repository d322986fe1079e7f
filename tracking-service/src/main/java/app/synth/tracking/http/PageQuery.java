package app.synth.tracking.http;

import app.synth.accounts.client.request.Cursor;
import app.synth.accounts.client.request.SentText;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Which page of what is asked for, as it stands in the address. */
public class PageQuery {
    private static final String DEFAULT_LIMIT = "100";
    private static final int MOST = 500;

    @QueryParam("cursor")
    @Parameter(description = "The next of the page before; the other parameters stay as they were")
    @Nullable
    String cursor;

    @QueryParam("limit")
    @DefaultValue(DEFAULT_LIMIT)
    @Parameter(
            description = "1 to 500",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "500", defaultValue = DEFAULT_LIMIT))
    String limit = DEFAULT_LIMIT;

    /**
     * The end of the page before; null for the first page.
     *
     * @param values how many values the pages are ordered by
     */
    public @Nullable Cursor after(int values) {
        return Cursor.ifAny(cursor, values);
    }

    /** How many items the page may have. */
    public int limit() {
        return SentText.number("limit", limit, 1, MOST);
    }
}
