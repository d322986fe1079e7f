package app.synth.tracking.reading;

import app.synth.accounts.client.identity.Caller;
import app.synth.tracking.http.PageQuery;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Shows people what is stored about them: a user's token gives that user's interactions and nobody else's. */
@Path("/api/v1/me/interactions")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reading", description = "What is stored, read back.")
public class MyInteractionsResource {
    private final PgInteractions interactions;
    private final Caller caller;

    MyInteractionsResource(PgInteractions interactions, Caller caller) {
        this.interactions = interactions;
        this.caller = caller;
    }

    /** A page of one's own interactions, newest first, with those from before one identified as their visitor. */
    @GET
    @Operation(
            summary = "One's own interactions",
            operationId = "myInteractions",
            description = "Newest first. What one did as a visitor and claimed by identify is among them, with claimed:"
                    + " true and without a user_id, up to the moment of the claim.")
    @APIResponse(
            responseCode = "200",
            description = "A page",
            content =
                    @Content(
                            schema = @Schema(implementation = InteractionPage.class),
                            examples = @ExampleObject(name = "claimed", value = ReadingExamples.OWN)))
    @APIResponse(responseCode = "400", description = "A time, a limit or a cursor that cannot be read")
    @APIResponse(responseCode = "503", description = ReadingExamples.TOO_LARGE)
    public Uni<InteractionPage> own(@BeanParam OwnQuery query, @BeanParam PageQuery page) {
        PageEnd after = PageEnd.before(page);
        InteractionFilter filter = query.ownFilter(after);
        int limit = page.limit();
        return interactions
                .own(caller.userId(), filter, after, limit)
                .map(found -> InteractionPage.of(found, filter, limit));
    }
}
