package app.synth.experiments.experiment;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.request.EntityTag;
import app.synth.accounts.client.request.SentObject;
import app.synth.experiments.http.IfMatch;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Lets an experiment go on; everything here needs {@code manage_experiments}. With If-Match, only from the version it names.
 * What does not follow from its state is 409 {@code illegal_transition}.
 */
@Path("/api/v1/experiments")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission("manage_experiments")
@Tag(name = "Experiments")
@APIResponse(
        responseCode = "200",
        description = "The experiment as it is now",
        content =
                @Content(
                        schema = @Schema(implementation = ExperimentView.class),
                        example = ExperimentExamples.EXPERIMENT))
@APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
@APIResponse(responseCode = "403", description = "The caller may not manage experiments")
@APIResponse(responseCode = "404", description = "There is no such experiment")
@APIResponse(responseCode = "409", description = "illegal_transition: its state does not allow it")
@APIResponse(responseCode = "412", description = "version_conflict: it is not at the version that If-Match names")
public class LifecycleResource {
    private static final int WHY_AT_MOST = 4_000;
    private static final String WHY = "why";
    private static final String VARIANT = "variant";
    private static final Set<String> PHASE = phaseFields();

    private final Caller caller;
    private final Experiments experiments;

    LifecycleResource(Caller caller, Experiments experiments) {
        this.caller = caller;
        this.experiments = experiments;
    }

    /** Lets a draft run, from its start date on or from now. */
    @POST
    @Path("/{key}/start")
    @Operation(
            summary = "Start a draft",
            operationId = "startExperiment",
            description = "It runs from its start date on, or from now where it has none; its first phase begins.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WhyRequest.class),
                            example = ExperimentExamples.WHY))
    public Uni<RestResponse<ExperimentView>> start(
            @RestPath String key,
            @Parameter(description = IfMatch.IF_ANY) @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte @Nullable [] body) {
        return experiments.start(key, author(ifMatch, body)).map(ExperimentAnswer::found);
    }

    /** Assigns nobody for a while; who was exposed keeps the variant for afterwards. */
    @POST
    @Path("/{key}/pause")
    @Operation(
            summary = "Pause an experiment",
            operationId = "pauseExperiment",
            description = "It assigns nobody for a while; who was exposed keeps the variant for afterwards.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WhyRequest.class),
                            example = ExperimentExamples.WHY))
    public Uni<RestResponse<ExperimentView>> pause(
            @RestPath String key,
            @Parameter(description = IfMatch.IF_ANY) @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte @Nullable [] body) {
        return experiments
                .move(key, author(ifMatch, body), (experiment, now) -> Lifecycle.pause(experiment))
                .map(ExperimentAnswer::found);
    }

    /** Lets a paused one run again. */
    @POST
    @Path("/{key}/resume")
    @Operation(
            summary = "Resume an experiment",
            operationId = "resumeExperiment",
            description = "A paused one runs again, and whoever was exposed has the variant of before.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WhyRequest.class),
                            example = ExperimentExamples.WHY))
    public Uni<RestResponse<ExperimentView>> resume(
            @RestPath String key,
            @Parameter(description = IfMatch.IF_ANY) @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte @Nullable [] body) {
        return experiments.move(key, author(ifMatch, body), Lifecycle::resume).map(ExperimentAnswer::found);
    }

    /** Ends an experiment for good, with what is made of it. */
    @POST
    @Path("/{key}/complete")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Complete an experiment",
            operationId = "completeExperiment",
            description =
                    "With the variant that is taken over, or null where nothing changes, and why. It assigns nobody"
                            + " any more.")
    @RequestBody(
            required = true,
            content =
                    @Content(schema = @Schema(implementation = Decision.class), example = ExperimentExamples.DECISION))
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    public Uni<RestResponse<ExperimentView>> complete(
            @RestPath String key,
            @Parameter(description = IfMatch.IF_ANY) @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte[] body) {
        SentObject sent = SentObject.read(body, Set.of(VARIANT, WHY));
        String why = why(sent);
        if (!sent.fields().contains(VARIANT)) {
            throw sent.wrong(VARIANT, "It names the variant that is taken over; null: nothing changes");
        }
        var decision = new Decision(sent.textIfAny(VARIANT, WHY_AT_MOST), why);
        return experiments
                .move(
                        key,
                        new Author(caller.userId(), ifMatch, why),
                        (experiment, now) -> Lifecycle.complete(experiment, decision, now))
                .map(ExperimentAnswer::found);
    }

    /** Puts a draft or a completed one away: it is in no list but that of the archived. */
    @POST
    @Path("/{key}/archive")
    @Operation(
            summary = "Archive an experiment",
            operationId = "archiveExperiment",
            description =
                    "A draft or a completed one; it is in no list but that of the archived, and its key stays taken.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WhyRequest.class),
                            example = ExperimentExamples.WHY))
    public Uni<RestResponse<ExperimentView>> archive(
            @RestPath String key,
            @Parameter(description = IfMatch.IF_ANY) @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte @Nullable [] body) {
        return experiments.move(key, author(ifMatch, body), Lifecycle::archive).map(ExperimentAnswer::found);
    }

    /** Takes an archived one back. */
    @POST
    @Path("/{key}/unarchive")
    @Operation(
            summary = "Take an archived experiment back",
            operationId = "unarchiveExperiment",
            description =
                    "409 namespace_overlap where another experiment, which is named, now has a part of its stretch.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = WhyRequest.class),
                            example = ExperimentExamples.WHY))
    public Uni<RestResponse<ExperimentView>> unarchive(
            @RestPath String key,
            @Parameter(description = IfMatch.IF_ANY) @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte @Nullable [] body) {
        return experiments.unarchive(key, author(ifMatch, body)).map(ExperimentAnswer::found);
    }

    /** Divides the people anew; who was exposed keeps the variant. */
    @POST
    @Path("/{key}/phases")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Begin a new phase",
            operationId = "beginPhase",
            description =
                    "With other weights or coverage, another condition or namespace, or another part in the holdout,"
                            + " and why. What is not sent stays as it is. Exposed subjects keep their variant. Of a running or"
                            + " paused experiment; 409 namespace_overlap names the experiment that has a part of the stretch.")
    @RequestBody(required = true, content = @Content(example = ExperimentExamples.PHASE))
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    @APIResponse(responseCode = "428", description = "version_required: which version is this a change of?")
    public Uni<RestResponse<ExperimentView>> phase(
            @RestPath String key,
            @Parameter(description = IfMatch.REQUIRED) @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            byte[] body) {
        SentObject sent = SentObject.read(body, PHASE);
        return experiments
                .phase(key, sent, new Author(caller.userId(), EntityTag.required(ifMatch), why(sent)))
                .map(ExperimentAnswer::found);
    }

    private Author author(@Nullable String ifMatch, byte @Nullable [] body) {
        SentObject sent = SentObject.readIfAny(body, Set.of(WHY));
        return new Author(caller.userId(), ifMatch, sent.paragraphIfAny(WHY, WHY_AT_MOST));
    }

    private static String why(SentObject sent) {
        String why = sent.paragraphIfAny(WHY, WHY_AT_MOST);
        if (why == null) {
            throw sent.wrong(WHY, "It says why, for those who read the history");
        }
        return why;
    }

    private static Set<String> phaseFields() {
        Set<String> fields = new HashSet<>(Edit.PHASE_FIELDS);
        fields.add(WHY);
        return Set.copyOf(fields);
    }
}
