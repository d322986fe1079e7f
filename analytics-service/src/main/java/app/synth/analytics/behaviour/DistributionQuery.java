package app.synth.analytics.behaviour;

import app.synth.accounts.client.request.SentText;
import app.synth.analytics.period.DaysQuery;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The days that are asked about, and how they are divided. A bad parameter is a 400 that names it. */
public class DistributionQuery extends DaysQuery {
    private static final int GROUPS_AT_MOST = 100;

    @QueryParam("by")
    @Parameter(
            description = "Divided by page, tab or source; not divided if absent",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"page", "tab", "source"}))
    @Nullable
    String by;

    @QueryParam("limit")
    @DefaultValue("20")
    @Parameter(
            description = "How many parts, the largest, 1 to 100",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    String limit = "";

    Optional<Grouping> grouping() {
        return Grouping.parse(by);
    }

    int limit() {
        return SentText.number("limit", limit, 1, GROUPS_AT_MOST);
    }
}
