package app.synth.experiments.exposure;

import app.synth.accounts.client.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What the caller gets in one experiment. */
@Path("/api/v1/experiments/{key}/assignment")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assignments", description = "Which variant the caller gets, and that they have seen it.")
public class AssignmentResource {
    private final Caller caller;
    private final Assignments assignments;

    AssignmentResource(Caller caller, Assignments assignments) {
        this.caller = caller;
        this.assignments = assignments;
    }

    /** The caller's variant; the same at every call, and nothing is stored by asking. */
    @GET
    @Operation(
            summary = "The caller's variant",
            description = "Computed from the experiment's seed and the caller's id; who was exposed before keeps the"
                    + " variant. Asking is not exposure: report that with POST /api/v1/exposures.")
    @APIResponse(
            responseCode = "200",
            description = "The variant, or that the caller is not in the experiment, and why",
            content =
                    @Content(
                            schema = @Schema(implementation = AssignmentView.class),
                            examples = {
                                @ExampleObject(name = "in the experiment", value = AssignmentExamples.SPLIT),
                                @ExampleObject(name = "outside the coverage", value = AssignmentExamples.NOT_COVERED),
                                @ExampleObject(name = "not running", value = AssignmentExamples.DISABLED)
                            }))
    @APIResponse(responseCode = "404", description = "There is no such experiment")
    public Uni<AssignmentView> assignment(@RestPath String key) {
        return assignments.of(key, Subject.user(caller.userId())).map(outcome -> OutcomeAnswer.to(key, outcome));
    }
}
