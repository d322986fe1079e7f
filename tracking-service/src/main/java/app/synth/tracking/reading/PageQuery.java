package app.synth.tracking.reading;

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

    /** Where the page before ended; null for the first. */
    final @Nullable PageEnd after() {
        return cursor == null ? null : PageEnd.parse(cursor);
    }

    final int boundedLimit() {
        return SentText.number("limit", limit, 1, MOST);
    }
}
