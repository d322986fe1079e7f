package app.synth.accounts.client.request;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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
    @Parameter(
            description = "How many items the page may have: 1 to 200",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    String limit = "";

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
        return SentText.number("limit", limit, 1, LONGEST);
    }
}
