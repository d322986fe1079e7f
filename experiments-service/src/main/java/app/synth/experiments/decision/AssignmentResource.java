package app.synth.experiments.decision;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import app.synth.experiments.caller.Askers;
import app.synth.experiments.serving.ServedExperiment;
import app.synth.experiments.serving.Snapshots;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What the caller gets in one experiment. */
@Path("/api/v1/experiments/{key}/assignment")
@PermitAll // Askers asks for a user's token, a client key or an API key
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "client_key")
@SecurityRequirement(name = "api_key")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Assignments", description = "Which variant somebody gets, and that they have seen it.")
public class AssignmentResource {
    private final Askers askers;
    private final Snapshots snapshots;
    private final Assignments assignments;

    AssignmentResource(Askers askers, Snapshots snapshots, Assignments assignments) {
        this.askers = askers;
        this.snapshots = snapshots;
        this.assignments = assignments;
    }

    /** The variant; the same at every call, and nothing is stored by asking. */
    @GET
    @Operation(summary = "The caller's variant", operationId = "getAssignment", description = """
                    Computed from the experiment's seed and the id that it is divided by; who was exposed before keeps the
                    variant. Asking is not exposure: report that with POST /api/v1/exposures.

                    A user's token asks about the user. An API key (`X-API-Key`) may name another one, and a client key
                    (`X-Client-Key`) names whom it asks about. Experiments that are divided by visitors need an
                    `anonymous_id`; without it the reason is NO_SUBJECT.""")
    @APIResponse(
            responseCode = "200",
            description = "The variant, or that the caller is not in the experiment, and why",
            content =
                    @Content(
                            schema = @Schema(implementation = AssignmentView.class),
                            examples = {
                                @ExampleObject(name = "in the experiment", value = AssignmentExamples.SPLIT),
                                @ExampleObject(name = "explained", value = AssignmentExamples.EXPLAINED),
                                @ExampleObject(name = "outside the coverage", value = AssignmentExamples.NOT_COVERED),
                                @ExampleObject(name = "not running", value = AssignmentExamples.DISABLED)
                            }))
    @APIResponse(responseCode = "400", description = "One parameter is not as it must be; it is named")
    @APIResponse(responseCode = "404", description = "There is no such experiment")
    public Uni<String> assignment(
            @RestPath String key,
            @Parameter(description = "Of whom an API key or a client key asks") @RestQuery("user_id") @Nullable
                    String userId,
            @Parameter(description = "The visitor") @RestQuery("anonymous_id") @Nullable String anonymousId,
            @Parameter(description = "What conditions may ask for: a JSON object") @RestQuery @Nullable
                    String attributes,
            @Parameter(
                            description = "Whether to say what the answer depends on",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @RestQuery
                    @DefaultValue("false")
                    String explain,
            @Context HttpServerRequest request) {
        boolean explained = SentText.truth("explain", explain);
        return askers.identify(request).chain(asker -> {
            Person person = PersonReader.readText(asker, userId, anonymousId, attributes);
            return snapshots.find(key).chain(found -> {
                ServedExperiment experiment =
                        found.orElseThrow(() -> Problems.notFound("There is no experiment '%s'".formatted(key)));
                return assignments
                        .of(List.of(experiment), person)
                        .map(decisions -> AssignmentJson.one(decisions.getFirst(), explained));
            });
        });
    }
}
