package app.synth.tracking.plan;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.tracking.http.TimeRange;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was sent and is not as the tracking plan says: counted within seconds, by hour of arrival. */
@Path("/api/v1/tracking-plan/violations")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tracking plan", description = "What metadata should hold, and what does not.")
@APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
public class ViolationsResource {
    private static final Duration DEFAULT_RANGE = Duration.ofDays(1);

    private final PgViolations violations;

    ViolationsResource(PgViolations violations) {
        this.violations = violations;
    }

    /** Interactions by source, rule, version, field and keyword, the most frequent first, at most 1,000 rows. */
    @GET
    @RequiresPermission("manage_tracking")
    @Operation(
            summary = "Count the violations",
            operationId = "violations",
            description =
                    "Interactions by source, rule, version, field and keyword, each with the beginning of the metadata"
                            + " of one of them; the most frequent first, at most 1,000. Whole hours of arrival."
                            + " Needs manage_tracking.")
    @Parameter(
            name = "from",
            description = "RFC 3339; counts begin with its hour. 24 hours before to where it is missing")
    @Parameter(
            name = "to",
            description =
                    "RFC 3339, not included: the last hour is the one that begins before it. Now where it is missing")
    @Parameter(name = "source", description = "Only this source's", example = "web")
    @APIResponse(
            responseCode = "200",
            description = "The most frequent first",
            content = @Content(schema = @Schema(implementation = ViolationReport.class), example = RuleExamples.REPORT))
    @APIResponse(responseCode = "400", description = "A time or the range is not valid; field names it")
    public Uni<ViolationReport> between(
            @RestQuery @Nullable String from, @RestQuery @Nullable String to, @RestQuery @Nullable String source) {
        TimeRange hours =
                TimeRange.ending(Instant.now(), DEFAULT_RANGE, from, to).inWholeHours();
        return violations.between(hours, source).map(counts -> new ViolationReport(hours.from(), hours.to(), counts));
    }
}
