package app.synth.tracking.quarantine;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import app.synth.tracking.http.PageQuery;
import app.synth.tracking.ingest.QuarantinedInteraction;
import app.synth.tracking.ingest.Replay;
import app.synth.tracking.ingest.ReplayResult;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows what was refused, and takes it in after all. Everything here needs {@code manage_tracking}. */
@Path("/api/v1/quarantine")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quarantine", description = "What was refused, as it was sent.")
@APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
public class QuarantineResource {
    private static final int MOST = 500;
    private static final String NONE = "There is none of this id, or not any more";

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
    @Operation(
            summary = "What was refused",
            operationId = "quarantined",
            description = "Oldest first, as it was sent, with the reason. Needs manage_tracking.")
    @APIResponse(
            responseCode = "200",
            description = "A page, oldest first",
            content =
                    @Content(
                            schema = @Schema(implementation = QuarantinePage.class),
                            examples = @ExampleObject(name = "one", value = QuarantineDocumentation.PAGE)))
    @APIResponse(responseCode = "400", description = "A filter that cannot be read")
    public Uni<QuarantinePage> list(
            @RestQuery
                    @Parameter(description = "Only what was refused for this reason", example = "unknown_type")
                    @Nullable
                    String reason,
            @RestQuery @Parameter(description = "Only what this source sent", example = "web") @Nullable String source,
            @RestQuery @Parameter(description = "RFC 3339: the first instant of arrival") @Nullable String from,
            @RestQuery @Parameter(description = "RFC 3339, not included") @Nullable String to,
            @RestQuery
                    @DefaultValue("false")
                    @Parameter(
                            description = "Also what was stored after all",
                            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    String replayed,
            @BeanParam PageQuery page) {
        QuarantineFilter filter =
                QuarantineFilter.of(reason, source, from, to, page.after(QuarantineFilter.CURSOR_VALUES));
        boolean replayedToo = SentText.truth("replayed", replayed);
        int most = page.limit();
        return quarantine.page(filter, replayedToo, most).map(items -> QuarantinePage.of(items, most));
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
                            examples = @ExampleObject(name = "one", value = QuarantineDocumentation.ONE)))
    @APIResponse(responseCode = "404", description = NONE)
    public Uni<QuarantinedView> one(@RestPath UUID id) {
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
                            examples = @ExampleObject(name = "stored", value = QuarantineDocumentation.RESULT)))
    @APIResponse(responseCode = "400", description = "A correction that is none, or a field that is not known here")
    @APIResponse(responseCode = "404", description = NONE)
    @APIResponse(responseCode = "413", description = "The body has more than 4 MiB")
    @APIResponse(responseCode = "415", description = "The body is not sent as application/json")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = QuarantineDocumentation.Replay.class),
                            examples = @ExampleObject(name = "corrected", value = QuarantineDocumentation.CORRECTED)))
    public Uni<ReplayResult> replay(@RestPath UUID id, byte[] body) {
        Correction correction = Correction.read(body);
        UUID admin = caller.userId();
        return quarantine
                .toReplay(id)
                .onItem()
                .ifNull()
                .failWith(() -> missing(id))
                .chain(found -> replay.replay(List.of(correction.apply(found)), admin))
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
            description =
                    "All that the filter names and that is not stored yet, the same correction for each: up to 500 a call; go on"
                            + " with next. Needs manage_tracking.")
    @APIResponse(
            responseCode = "200",
            description = "What became of each",
            content =
                    @Content(
                            schema = @Schema(implementation = ReplayAnswer.class),
                            examples = @ExampleObject(name = "all stored", value = QuarantineDocumentation.RESULTS)))
    @APIResponse(
            responseCode = "400",
            description = "A filter or a correction that is none, or a field that is not known here")
    @APIResponse(responseCode = "413", description = "The body has more than 4 MiB")
    @APIResponse(responseCode = "415", description = "The body is not sent as application/json")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = QuarantineDocumentation.BulkReplay.class),
                            examples = @ExampleObject(name = "by reason", value = QuarantineDocumentation.BULK)))
    public Uni<ReplayAnswer> replayMany(byte[] body) {
        ReplayRequest request = ReplayRequest.read(body);
        UUID admin = caller.userId();
        return quarantine.toReplay(request.filter(), MOST).chain(found -> {
            List<QuarantinedInteraction> corrected =
                    found.stream().map(request.correction()::apply).toList();
            return replay.replay(corrected, admin).map(results -> ReplayAnswer.of(corrected, results, MOST));
        });
    }

    private static RuntimeException missing(UUID id) {
        return Problems.notFound("Nothing quarantined has the id " + id);
    }
}
