package app.synth.experiments.power;

import app.synth.accounts.client.permission.RequiresPermission;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What an experiment can find, and how long it takes; needs {@code manage_experiments}. */
@Path("/api/v1/experiments")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@Tag(name = "Experiment results")
public class PowerResource {
    private final Powers powers;

    PowerResource(Powers powers) {
        this.powers = powers;
    }

    /**
     * Users and days to find a change, and the change that users find, by the normal approximation of power (Fleiss, Levin,
     * Paik 2003, section 4.2, for shares; Kohavi, Tang, Xu 2020, chapter 17, for means); sequential by the half-width of the
     * confidence sequence (Waudby-Smith et al. 2024). In the middle of an experiment by what its control has shown, never by
     * the effect it has shown (Hoenig, Heisey 2001).
     */
    @POST
    @Path("/power")
    @RequiresPermission("manage_experiments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Plan an experiment",
            operationId = "experimentPower",
            description =
                    "Before the start from a given baseline or from the experiment that a metric measured last; in the"
                            + " middle of an experiment by its key.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = PowerRequest.class),
                            examples = {
                                @ExampleObject(name = "before the start", value = PowerExamples.PLAN),
                                @ExampleObject(name = "in the middle", value = PowerExamples.RUNNING)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "What it takes; what cannot be computed is null with a reason in why_not",
            content = @Content(schema = @Schema(implementation = PowerView.class), example = PowerExamples.ANSWER))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "403", description = "The caller may not manage experiments")
    @APIResponse(responseCode = "409", description = "baseline_unknown: the experiment's control says nothing yet")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    public Uni<PowerView> power(byte[] body) {
        return powers.of(PowerReader.read(body));
    }
}
