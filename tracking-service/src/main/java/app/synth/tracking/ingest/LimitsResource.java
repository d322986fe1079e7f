package app.synth.tracking.ingest;

import static app.synth.tracking.ingest.IngestDocumentation.LIMITS;

import app.synth.accounts.client.request.RequestConfig;
import app.synth.tracking.retention.RetentionConfig;
import app.synth.tracking.source.Senders;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells clients what {@code IngestResource} takes from them, so that they need not find out by being refused. */
@Path("/api/v1/interactions/limits")
@PermitAll // Senders asks for a user's token, a write key or a server key
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "write_key")
@SecurityRequirement(name = "write_key_basic")
@SecurityRequirement(name = "write_key_query")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Interactions", description = "What people do in the app, as it happens.")
public class LimitsResource {
    private final Senders senders;
    private final IngestConfig config;
    private final RequestConfig requests;
    private final RetentionConfig retention;

    LimitsResource(Senders senders, IngestConfig config, RequestConfig requests, RetentionConfig retention) {
        this.senders = senders;
        this.config = config;
        this.requests = requests;
        this.retention = retention;
    }

    /** What the caller may send. Verifies key and token as ingestion does, and does nothing else. */
    @GET
    @Operation(
            summary = "What may be sent",
            operationId = "limits",
            description =
                    "The largest body, interaction and batch, and how old or how far ahead an interaction may be. Verifies"
                            + " the key or the token as sending does, and does nothing else.")
    @APIResponse(
            responseCode = "200",
            description = "The limits, for the source of the caller's key or token",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IngestLimits.class),
                            examples = @ExampleObject(name = "limits", value = LIMITS)))
    public Uni<IngestLimits> limits(@Context HttpServerRequest request) {
        return senders.identify(Senders.credentials(request, null))
                .map(sender -> new IngestLimits(
                        sender.source().key(),
                        requests.largestBody().asLongValue(),
                        config.largestItem().asLongValue(),
                        config.itemsAtMost(),
                        retention.window().toSeconds(),
                        config.clockAhead().toSeconds()));
    }
}
