package app.synth.analytics.figures;

import app.synth.analytics.period.DaysQuery;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The days that are asked about, and how they are cut. */
public class PeriodQuery extends DaysQuery {
    @QueryParam("granularity")
    @Parameter(
            description = "How long an entry of the series is: day, week (from Monday) or month",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"day", "week", "month"},
                            defaultValue = "day"))
    @Nullable
    String granularity;
}
