package app.synth.tracking.quarantine;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.ingest.QuarantinedInteraction;
import app.synth.tracking.ingest.Replay;
import app.synth.tracking.ingest.ReplayResult;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Shows what was refused, and takes it in after all. Everything here needs {@code manage_tracking}. */
@Path("/api/v1/quarantine")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quarantine", description = "What was refused, as it was sent.")
@APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
public class QuarantineResource {
    private static final int MOST = 500;
    private static final String NONE = "There is none of this id, or not any more";
    private static final String ONE = """
            {"id":"0197c1de-7a00-7000-8000-000000000001","message_id":"m-3","source":"web","reason":"unknown_type",
             "detail":"event_type hover is not known","received_at":"2026-11-01T20:15:31Z","face":"interactions",
             "body":"{\\"event_type\\":\\"hover\\",\\"entity_type\\":\\"event\\"}","body_length":43}""";
    private static final String PAGE = "{\"items\":[" + ONE + "]}";
    private static final String RESULT = """
            {"id":"0197c1de-7a00-7000-8000-000000000001","fate":"stored"}""";
    private static final String RESULTS = "{\"replayed\":1,\"stored\":1,\"results\":[" + RESULT + "]}";
    private static final String CORRECTION = """
            {"correction":{"event_type":"view","metadata":{"source":"feed"}}}""";
    private static final String BULK = """
            {"reason":"unknown_type","source":"web","correction":{"event_type":"view"}}""";

    private final PgQuarantine quarantine;
    private final Replay replay;
    private final Caller caller;

    QuarantineResource(PgQuarantine quarantine, Replay replay, Caller caller) {
        this.quarantine = quarantine;
        this.replay = replay;
        this.caller = caller;
    }

    /** A page of quarantined interactions, oldest first. */
    @GET
    @RequiresPermission("manage_tracking")
    @Operation(summary = "What was refused", operationId = "quarantined", description = "Needs manage_tracking.")
    @APIResponse(
            responseCode = "200",
            description = "A page, oldest first",
            content =
                    @Content(
                            schema = @Schema(implementation = QuarantinePage.class),
                            examples = @ExampleObject(name = "one", value = PAGE)))
    @APIResponse(responseCode = "400", description = "A filter that cannot be read")
    public Uni<QuarantinePage> list(
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("source") @Nullable String source,
            @QueryParam("from") @Parameter(description = "RFC 3339, time of arrival") @Nullable String from,
            @QueryParam("to") @Parameter(description = "RFC 3339, not included") @Nullable String to,
            @QueryParam("cursor") @Parameter(description = "The next of the page before") @Nullable String cursor,
            @QueryParam("replayed") @DefaultValue("false") @Parameter(description = "Also what was stored after all")
                    boolean replayed,
            @QueryParam("limit") @DefaultValue("100") @Parameter(description = "1 to 500") int limit) {
        return quarantine
                .page(QuarantineFilter.of(reason, source, from, to, cursor), replayed, bounded(limit))
                .map(items -> QuarantinePage.of(items, limit));
    }

    /** One quarantined interaction with its whole body. */
    @GET
    @Path("/{id}")
    @RequiresPermission("manage_tracking")
    @Operation(
            summary = "One refused interaction",
            operationId = "quarantinedOne",
            description = "Needs manage_tracking.")
    @APIResponse(
            responseCode = "200",
            description = "It, with its whole body",
            content =
                    @Content(
                            schema = @Schema(implementation = QuarantinedView.class),
                            examples = @ExampleObject(name = "one", value = ONE)))
    @APIResponse(responseCode = "404", description = NONE)
    public Uni<QuarantinedView> one(@PathParam("id") UUID id) {
        return quarantine.view(id).onItem().ifNull().failWith(() -> missing(id));
    }

    /** Sends one interaction again, as it was or corrected. It keeps its id, its time of arrival and its sender. */
    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("manage_tracking")
    @Operation(
            summary = "Replay one",
            operationId = "replayOne",
            description = "What is refused again stays in the quarantine. Needs manage_tracking.")
    @APIResponse(
            responseCode = "200",
            description = "What became of it",
            content =
                    @Content(
                            schema = @Schema(implementation = ReplayResult.class),
                            examples = @ExampleObject(name = "stored", value = RESULT)))
    @APIResponse(responseCode = "400", description = "A correction that cannot be applied")
    @APIResponse(responseCode = "404", description = NONE)
    public Uni<ReplayResult> replay(
            @PathParam("id") UUID id,
            @RequestBody(
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ReplayRequest.class),
                                            examples = @ExampleObject(name = "corrected", value = CORRECTION)))
                    @Nullable
                    ReplayRequest request) {
        String correction = request == null ? null : request.correctionText();
        UUID admin = caller.userId();
        return quarantine
                .toReplay(id)
                .onItem()
                .ifNull()
                .failWith(() -> missing(id))
                .chain(found -> replay.replay(List.of(Correction.apply(correction, found)), admin))
                .map(List::getFirst);
    }

    /** Sends up to 500 interactions again that a filter names, with the same correction each. */
    @POST
    @Path("/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresPermission("manage_tracking")
    @Operation(
            summary = "Replay in bulk",
            operationId = "replayMany",
            description = "Up to 500 a call; go on with next. Needs manage_tracking.")
    @APIResponse(
            responseCode = "200",
            description = "What became of each",
            content =
                    @Content(
                            schema = @Schema(implementation = ReplayAnswer.class),
                            examples = @ExampleObject(name = "all stored", value = RESULTS)))
    @APIResponse(responseCode = "400", description = "A filter or a correction that cannot be read")
    public Uni<ReplayAnswer> replayMany(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(implementation = ReplayRequest.class),
                                            examples = @ExampleObject(name = "by reason", value = BULK)))
                    @Nullable
                    ReplayRequest request) {
        if (request == null) {
            throw Problems.badField("body", "the body is an object; an empty one names everything");
        }
        String correction = request.correctionText();
        UUID admin = caller.userId();
        return quarantine.toReplay(request.filter(), MOST).chain(found -> {
            List<QuarantinedInteraction> corrected = found.stream()
                    .map(each -> Correction.apply(correction, each))
                    .toList();
            return replay.replay(corrected, admin).map(results -> ReplayAnswer.of(corrected, results, MOST));
        });
    }

    private static int bounded(int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problems.badField("limit", "limit is between 1 and " + MOST);
        }
        return limit;
    }

    private static RuntimeException missing(UUID id) {
        return Problems.notFound("Nothing quarantined has the id " + id);
    }
}
