package app.synth.experiments.experiment;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.request.EntityTag;
import app.synth.accounts.client.request.PageQuery;
import app.synth.experiments.http.IfMatch;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Experiments for those who manage them; everything here needs {@code manage_experiments}. */
@Path("/api/v1/experiments")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Experiments",
        description = "From the first draft to the decision. Needs the permission manage_experiments.")
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
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Create an experiment",
            operationId = "createExperiment",
            description = ExperimentExamples.CREATING)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ExperimentRequest.class),
                            example = ExperimentExamples.NEW_EXPERIMENT))
    @APIResponse(
            responseCode = "201",
            description = "Created",
            headers = {
                @Header(name = HttpHeaders.LOCATION, description = "The experiment's own path"),
                @Header(name = HttpHeaders.ETAG, description = "Its version, for If-Match")
            },
            content =
                    @Content(
                            schema = @Schema(implementation = ExperimentView.class),
                            example = ExperimentExamples.EXPERIMENT))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(
            responseCode = "409",
            description =
                    "experiment_exists: another experiment has this key or name; namespace_overlap: another one has"
                            + " a part of this stretch, experiment names it")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    public Uni<RestResponse<ExperimentView>> create(byte[] body) {
        return experiments.create(body, new Author(caller.userId(), null, null)).map(ExperimentAnswer::created);
    }

    /** Experiments in pages, the newest first. */
    @GET
    @RequiresPermission("manage_experiments")
    @Operation(
            summary = "List experiments",
            operationId = "listExperiments",
            description = "The newest first; pages are stable while experiments are created and changed.")
    @APIResponse(
            responseCode = "200",
            description = "A page; without next it is the last",
            content =
                    @Content(
                            schema = @Schema(implementation = ExperimentPage.class),
                            example = ExperimentExamples.PAGE))
    @APIResponse(responseCode = "400", description = "A parameter cannot be read; it is named")
    public Uni<ExperimentPage> list(
            @RestQuery
                    @Nullable
                    @Parameter(
                            description = "Without it all that are not archived",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {"draft", "running", "paused", "completed", "archived"}))
                    String state,
            @RestQuery @Nullable @Parameter(description = "What key or name contains, whatever the case") String search,
            @BeanParam PageQuery page) {
        int most = page.limit();
        return experiments
                .page(ExperimentFilter.of(state, search), page.after(2), most + 1)
                .map(found -> ExperimentPage.of(found, most));
    }

    /** One experiment with everything that is known of it. */
    @GET
    @Path("/{key}")
    @RequiresPermission("manage_experiments")
    @Operation(
            summary = "Read an experiment",
            operationId = "readExperiment",
            description = "With everything that is known of it, and its version, which is its ETag.")
    @APIResponse(
            responseCode = "200",
            description = "The experiment",
            headers = @Header(name = HttpHeaders.ETAG, description = "Its version, for If-Match"),
            content =
                    @Content(
                            schema = @Schema(implementation = ExperimentView.class),
                            example = ExperimentExamples.EXPERIMENT))
    @APIResponse(responseCode = "404", description = "There is no such experiment")
    public Uni<RestResponse<ExperimentView>> read(@RestPath String key) {
        return experiments.view(key).map(ExperimentAnswer::found);
    }

    /** Every change, the latest first: by whom and why, and the experiment before and after. */
    @GET
    @Path("/{key}/history")
    @RequiresPermission("manage_experiments")
    @Operation(
            summary = "Read an experiment's history",
            operationId = "readExperimentHistory",
            description = "The latest change first, with the experiment before and after it.")
    @APIResponse(
            responseCode = "200",
            description = "A page; without next it is the last",
            content =
                    @Content(
                            schema = @Schema(implementation = HistoryPage.class),
                            example = ExperimentExamples.HISTORY))
    @APIResponse(responseCode = "400", description = "A parameter cannot be read; it is named")
    @APIResponse(responseCode = "404", description = "There is no such experiment")
    public Uni<HistoryPage> history(@RestPath String key, @BeanParam PageQuery page) {
        int most = page.limit();
        return experiments.history(key, page.after(1), most + 1).map(found -> HistoryPage.of(found, most));
    }

    /** Changes what is sent, if the experiment is still at the version that If-Match names. */
    @PATCH
    @Path("/{key}")
    @RequiresPermission("manage_experiments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Edit an experiment",
            operationId = "editExperiment",
            description =
                    "What is not sent stays as it is; null is the default again. What is sent is replaced whole; of"
                            + " traffic_allocation, weights and coverage are each for itself. Of a draft everything is edited but"
                            + " its key; once it has started, only what moves nobody: texts, dates, overrides, metrics, and a"
                            + " coverage that is raised. Weights, a lower coverage, condition, namespace and in_holdout then take"
                            + " a new phase. Once it is completed, only texts.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = ExperimentRequest.class),
                            example = ExperimentExamples.EDIT))
    @APIResponse(
            responseCode = "200",
            description = "The experiment as it is now",
            headers = @Header(name = HttpHeaders.ETAG, description = "Its version, for the next If-Match"),
            content =
                    @Content(
                            schema = @Schema(implementation = ExperimentView.class),
                            example = ExperimentExamples.EXPERIMENT))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "404", description = "There is no such experiment")
    @APIResponse(
            responseCode = "409",
            description = "phase_required: it would move people; fixed_once_started, experiment_completed,"
                    + " experiment_archived: not any more; experiment_exists: the name is taken; namespace_overlap:"
                    + " another experiment, which is named, has a part of this stretch")
    @APIResponse(responseCode = "412", description = "version_conflict: it is at another version; read it again")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    @APIResponse(responseCode = "428", description = "version_required: which version is this a change of?")
    public Uni<RestResponse<ExperimentView>> edit(
            @RestPath String key,
            @Parameter(description = IfMatch.REQUIRED) @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte[] body) {
        return experiments
                .edit(key, body, new Author(caller.userId(), EntityTag.required(ifMatch), null))
                .map(ExperimentAnswer::found);
    }
}
