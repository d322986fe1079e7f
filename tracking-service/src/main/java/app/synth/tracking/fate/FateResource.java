package app.synth.tracking.fate;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.source.Senders;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers for every single message. */
@Path("/api/v1/interactions/{message_id}/fate")
@PermitAll // Senders asks for a user's token, a write key or a server key
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "write_key")
@SecurityRequirement(name = "write_key_basic")
@SecurityRequirement(name = "write_key_query")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Interactions", description = "What people do in the app, as it happens.")
public class FateResource {
    private static final String EXAMPLE = """
            {"message_id":"m-3","source":"web","fate":"quarantined","reason":"unknown_type","received_at":"2026-11-01T20:15:31Z"}""";

    private final Senders senders;
    private final CurrentIdentityAssociation identity;
    private final Caller caller;
    private final Permissions permissions;
    private final PgFates fates;

    FateResource(
            Senders senders,
            CurrentIdentityAssociation identity,
            Caller caller,
            Permissions permissions,
            PgFates fates) {
        this.senders = senders;
        this.identity = identity;
        this.caller = caller;
        this.permissions = permissions;
        this.fates = fates;
    }

    /** The fate of a message of the sender's own source; of any source with {@code manage_tracking}. */
    @GET
    @Operation(
            summary = "What became of a message",
            operationId = "fate",
            description = "Of the source whose key or token asks. Another source needs manage_tracking.")
    @APIResponse(
            responseCode = "200",
            description = "Its fate",
            content =
                    @Content(
                            schema = @Schema(implementation = FateAnswer.class),
                            examples = @ExampleObject(name = "quarantined", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "A NUL in the address, which is in no id")
    @APIResponse(responseCode = "403", description = "Another source, without manage_tracking")
    @APIResponse(responseCode = "404", description = "The source never sent it, or before the retention window")
    public Uni<FateAnswer> fate(
            @Context HttpServerRequest request,
            @PathParam("message_id") String messageId,
            @QueryParam("source") @Parameter(description = "The sender's own where it is missing") @Nullable
                    String source) {
        return senders.identify(Senders.credentials(request, null), request.getHeader(HttpHeaders.ORIGIN))
                .chain(sender -> {
                    String own = sender.source().key();
                    return source == null || source.equals(own)
                            ? fates.find(messageId, own)
                            : ofAnyone().chain(() -> fates.find(messageId, source));
                })
                .onItem()
                .ifNull()
                .failWith(() -> Problems.notFound("No such message of this source is known"));
    }

    /** Asking the identity makes the framework verify the token, which this endpoint does not demand of everybody. */
    private Uni<Void> ofAnyone() {
        return identity.getDeferredIdentity()
                .chain(who -> who.isAnonymous()
                        ? Uni.createFrom()
                                .failure(Problems.of(
                                                Status.FORBIDDEN,
                                                "not_own_source",
                                                "Another source needs a user's token")
                                        .build())
                        : permissions.require(caller, List.of("manage_tracking")));
    }
}
