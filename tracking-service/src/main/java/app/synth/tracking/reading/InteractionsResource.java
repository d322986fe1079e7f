package app.synth.tracking.reading;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.tracking.http.PageQuery;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Shows anybody's interactions to those who may see them. Pages are stable while interactions keep coming: everybody's go
 * back from the newest that was stored when the first page was asked for, and what is stored later is not among them. One
 * person's go by the time at which they happened. The last 24 hours unless told, at most 92 days.
 */
@Path("/api/v1/interactions")
@Authenticated
@SecurityRequirement(name = "bearer")
@Tag(name = "Reading", description = "What is stored, read back.")
@APIResponse(responseCode = "400", description = "A time, a range, an id, a limit or a cursor that cannot be read")
@APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
@APIResponse(responseCode = "503", description = ReadingExamples.TOO_LARGE)
public class InteractionsResource {
    private final PgInteractions interactions;
    private final Export export;
    private final Permissions permissions;
    private final Caller caller;

    InteractionsResource(PgInteractions interactions, Export export, Permissions permissions, Caller caller) {
        this.interactions = interactions;
        this.export = export;
        this.permissions = permissions;
        this.caller = caller;
    }

    /** A page of interactions: newest stored first, or with user_id or anonymous_id newest first. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RequiresPermission({"view_all_analytics", "manage_tracking"})
    @Operation(
            summary = "Anybody's interactions",
            operationId = "interactions",
            description =
                    "Newest stored first, up to what was stored when the first page was asked for; with user_id or"
                            + " anonymous_id, newest first. from is 24 hours before to where it is missing, at most 92 days."
                            + " What was stored this very moment may take another to be seen. Needs view_all_analytics or"
                            + " manage_tracking.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            schema = @Schema(implementation = InteractionPage.class),
                            examples = @ExampleObject(name = "one", value = ReadingExamples.PAGE)))
    public Uni<InteractionPage> list(@BeanParam InteractionQuery query, @BeanParam PageQuery page) {
        PageEnd after = PageEnd.before(page);
        InteractionFilter filter = query.filter(after, Instant.now());
        int limit = page.limit();
        return interactions.page(filter, after, limit).map(found -> InteractionPage.of(found, filter, limit));
    }

    /** All pages at once, as lines. */
    @GET
    @Path("/export")
    @Produces("application/x-ndjson")
    @Operation(
            summary = "Export interactions",
            operationId = "exportInteractions",
            description =
                    "Newline-delimited JSON, an interaction a line, in the order of the pages; as fast as it is read."
                            + " A connection that ends without the end of the chunked body, as curl reports with exit code 18,"
                            + " means that something went wrong on the way: what arrived is right, and is not all."
                            + " Needs export_analytics.")
    @APIResponse(
            responseCode = "200",
            description = "The lines",
            content =
                    @Content(
                            mediaType = "application/x-ndjson",
                            schema = @Schema(implementation = InteractionView.class),
                            examples = @ExampleObject(name = "a line", value = ReadingExamples.LINE)))
    public Multi<byte[]> export(@BeanParam InteractionQuery query) {
        InteractionFilter filter = query.filter(null, Instant.now());
        return permissions
                .require(caller, List.of("export_analytics"))
                .replaceWith(filter)
                .onItem()
                .transformToMulti(export::pages);
    }
}
