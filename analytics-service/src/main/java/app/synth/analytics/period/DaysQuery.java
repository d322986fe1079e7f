package app.synth.analytics.period;

import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The days that are asked about, as they stand in the address. */
public class DaysQuery {
    @QueryParam("from")
    @Parameter(description = "First day, like 2026-11-01; the 29th before the last day if absent")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "Last day, included; today if absent, or in place of a later one. At most 400 days")
    @Nullable
    String to;

    /** A bad one is a 400 that names it. */
    public DateRange range(LocalDate today) {
        return DateRange.parse(from, to, today);
    }
}
