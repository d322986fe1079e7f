package app.synth.analytics.figures;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The days that are asked about, as they stand in the address. */
public class PeriodQuery {
    @QueryParam("from")
    @Parameter(description = "First day, like 2026-11-01; the 29th before the last day if absent")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "Last day, included; today if absent, or in place of a later one. At most 400 days")
    @Nullable
    String to;

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
