package app.synth.experiments.exposure;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.problem.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** That the caller has really seen a variant; only this enters the statistics. */
@Path("/api/v1/exposures")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assignments")
public class ExposureResource {
    private final Caller caller;
    private final Assignments assignments;

    ExposureResource(Caller caller, Assignments assignments) {
        this.caller = caller;
        this.assignments = assignments;
    }

    /** Keeps the caller's first exposure; told again, it changes nothing and answers the same. */
    @POST
    @Operation(
            summary = "Report an exposure",
            description = "Kept once per user and experiment, however often it is reported. A variant that the"
                    + " experiment would not have given is kept too, flagged for analysis, and decides nothing."
                    + " Nothing is kept of a caller who is not in the experiment.")
    @RequestBody(
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "as assigned", value = AssignmentExamples.EXPOSURE),
                                @ExampleObject(
                                        name = "evaluated in the client",
                                        value = AssignmentExamples.EXPOSURE_WITH_VARIANT)
                            }))
    @APIResponse(
            responseCode = "200",
            description = "What the caller gets from now on",
            content =
                    @Content(
                            schema = @Schema(implementation = AssignmentView.class),
                            examples = {
                                @ExampleObject(name = "kept", value = AssignmentExamples.SPLIT),
                                @ExampleObject(name = "not running", value = AssignmentExamples.DISABLED)
                            }))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "404", description = "There is no such experiment")
    public Uni<AssignmentView> expose(@Nullable ExposureRequest exposure) {
        if (exposure == null || exposure.experiment() == null) {
            throw Problems.badField("experiment", "It must name the experiment");
        }
        String experiment = exposure.experiment();
        return assignments
                .expose(experiment, Subject.user(caller.userId()), exposure.variant())
                .map(outcome -> OutcomeAnswer.to(experiment, outcome));
    }
}
