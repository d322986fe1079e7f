package app.synth.tracking.plan;

import app.synth.accounts.client.permission.RequiresPermission;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What was sent and is not as the tracking plan says: counted within seconds, by hour of arrival. */
@Path("/api/v1/tracking-plan/violations")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tracking plan", description = "What metadata should hold, and what does not.")
@APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
public class ViolationsResource {
    private final RuleRequests requests;
    private final PgViolations violations;

    ViolationsResource(RuleRequests requests, PgViolations violations) {
        this.requests = requests;
        this.violations = violations;
    }

    /** Interactions by source, rule, version, field and keyword, the most frequent first, at most 1,000 rows. */
    @GET
    @RequiresPermission("manage_tracking")
    @Operation(
            summary = "Count the violations",
            description =
                    "Interactions by source, rule, version, field and keyword, each with the beginning of the metadata"
                            + " of one of them; the most frequent first, at most 1,000. Whole hours of arrival."
                            + " Needs manage_tracking.")
    @Parameter(
            name = "from",
            description = "Like 2026-11-01T20:00:00Z; its whole hour counts. 24 hours before to if absent")
    @Parameter(name = "to", description = "Hours that begin before it count; now if absent")
    @Parameter(name = "source", description = "Only of this source", example = "app")
    @APIResponse(
            responseCode = "200",
            description = "The most frequent first",
            content = @Content(schema = @Schema(implementation = ViolationReport.class), example = RuleExamples.REPORT))
    @APIResponse(responseCode = "400", description = "A time or the range is not valid; field names it")
    public Uni<ViolationReport> between(
            @RestQuery @Nullable String from, @RestQuery @Nullable String to, @RestQuery @Nullable String source) {
        TimeRange range = TimeRange.parse(from, to, Instant.now());
        return violations
                .between(range, requests.source(source))
                .map(counts -> new ViolationReport(range.from(), range.to(), counts));
    }
}
