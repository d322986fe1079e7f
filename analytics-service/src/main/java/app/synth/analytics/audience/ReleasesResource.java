package app.synth.analytics.audience;

import app.synth.accounts.client.permission.RequiresPermission;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Makes the releases that are due without waiting for the job. */
@Path("/api/v1/analytics/audience/releases")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audience", description = "Who sees events, so that nobody can be told apart")
public class ReleasesResource {
    private final Releases releases;
    private final AudienceConfig config;

    ReleasesResource(Releases releases, AudienceConfig config) {
        this.releases = releases;
        this.config = config;
    }

    /** Makes what is due, for as long as a request may wait. Calling it twice, or at once, makes nothing twice. */
    @POST
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "Release audiences now",
            operationId = "releaseAudiences",
            description =
                    "Makes the releases of audience and breakdowns that are due, as the hourly job does: of days that"
                            + " are over, once and for good. Needs view_all_analytics.")
    @APIResponse(
            responseCode = "200",
            description = "What was made, and whether all is",
            content =
                    @Content(
                            schema = @Schema(implementation = ReleaseReport.class),
                            example = "{\"released\": 12, \"state\": \"done\"}"))
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    public Uni<ReleaseReport> release() {
        return releases.make(config.requestTimeout());
    }
}
