package app.synth.experiments.experiment;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Experiments for those who manage them; everything here needs {@code manage_experiments}. */
@Path("/api/v1/experiments")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Experiments", description = "Define, read and start experiments. Needs the permission manage_experiments.")
@APIResponse(responseCode = "403", description = "The caller may not manage experiments")
public class ExperimentResource {
    private final Caller caller;
    private final Experiments experiments;

    ExperimentResource(Caller caller, Experiments experiments) {
        this.caller = caller;
        this.experiments = experiments;
    }

    /** Creates an experiment; 400 {@code invalid_field} names what is wrong, 409 {@code experiment_exists} what is taken. */
    @POST
    @RequiresPermission("manage_experiments")
    @Operation(summary = "Create an experiment")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "new", value = ExperimentExamples.NEW_EXPERIMENT)))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = @Header(name = HttpHeaders.LOCATION, description = "The experiment's own path"),
            content =
                    @Content(
                            schema = @Schema(implementation = ExperimentView.class),
                            examples = @ExampleObject(name = "created", value = ExperimentExamples.EXPERIMENT)))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "409", description = "Another experiment has this key or name")
    public Uni<RestResponse<ExperimentView>> create(@Nullable ExperimentRequest experiment) {
        return experiments.create(experiment, caller.userId()).map(ExperimentResource::answer);
    }

    /** One experiment with everything that is known of it. */
    @GET
    @Path("/{key}")
    @RequiresPermission("manage_experiments")
    @Operation(summary = "Read an experiment")
    @APIResponse(
            responseCode = "200",
            description = "The experiment",
            content =
                    @Content(
                            schema = @Schema(implementation = ExperimentView.class),
                            examples = @ExampleObject(name = "found", value = ExperimentExamples.EXPERIMENT)))
    @APIResponse(responseCode = "404", description = "There is no such experiment")
    public Uni<ExperimentView> read(@RestPath String key) {
        return experiments.view(key).map(found -> found.orElseThrow(() -> unknown(key)));
    }

    /** Lets a draft run, from its start date on or from now; 409 {@code illegal_transition} when it is no draft. */
    @POST
    @Path("/{key}/start")
    @RequiresPermission("manage_experiments")
    @Operation(summary = "Start a draft")
    @APIResponse(
            responseCode = "200",
            description = "The experiment, running",
            content =
                    @Content(
                            schema = @Schema(implementation = ExperimentView.class),
                            examples = @ExampleObject(name = "started", value = ExperimentExamples.EXPERIMENT)))
    @APIResponse(responseCode = "404", description = "There is no such experiment")
    @APIResponse(responseCode = "409", description = "It is no draft, or its end date has passed")
    public Uni<ExperimentView> start(@RestPath String key) {
        return experiments.start(key).map(outcome -> switch (outcome) {
            case Start.Started(ExperimentView experiment) -> experiment;
            case Start.Unknown() -> throw unknown(key);
            case Start.Refused(String why) -> throw Problems.conflict("illegal_transition", why);
        });
    }

    private static RestResponse<ExperimentView> answer(Creation outcome) {
        return switch (outcome) {
            case Creation.Created(ExperimentView experiment) ->
                RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, experiment)
                        .header(HttpHeaders.LOCATION, "/api/v1/experiments/" + experiment.key())
                        .build();
            case Creation.Taken() ->
                throw Problems.conflict("experiment_exists", "Another experiment has this key or name");
        };
    }

    private static RuntimeException unknown(String key) {
        return Problems.notFound("There is no experiment '%s'".formatted(key));
    }
}
