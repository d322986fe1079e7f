package app.synth.tracking.ingest;

import static app.synth.tracking.ingest.IngestDocumentation.ANSWER;
import static app.synth.tracking.ingest.IngestDocumentation.BATCH;
import static app.synth.tracking.ingest.IngestDocumentation.CLICK;

import app.synth.tracking.source.Senders;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Takes interactions. A 200 says that everything it reports is committed; each interaction has its own fate, and none
 * costs another its place. A message id makes a request safe to send again, whatever happened to the first try.
 */
@Path("/api/v1/interactions")
@PermitAll // Gatekeeper asks for a user's token, a write key or a server key
@SecurityScheme(
        securitySchemeName = "write_key",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = "X-Write-Key",
        description = "A source's public write key, or its secret server key.")
@SecurityScheme(
        securitySchemeName = "write_key_basic",
        type = SecuritySchemeType.HTTP,
        scheme = "basic",
        description = "The same key as the user name; the password does not matter.")
@SecurityScheme(
        securitySchemeName = "write_key_query",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.QUERY,
        apiKeyName = "writeKey",
        description = "The same key in the address, for beacons, which have no headers. Where a key stands in several"
                + " places, the first of Basic, X-Write-Key, address and body counts.")
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "write_key")
@SecurityRequirement(name = "write_key_basic")
@SecurityRequirement(name = "write_key_query")
@Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Interactions", description = "What people do in the app, as it happens.")
@APIResponse(
        responseCode = "200",
        description = "Committed; the fate of each, in the order sent.",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = IngestAnswer.class),
                        examples = @ExampleObject(name = "fates", value = ANSWER)))
@APIResponse(responseCode = "400", description = "The body is not JSON, or not of this shape; nothing was stored")
@APIResponse(responseCode = "403", description = "A browser on an origin that the source does not allow")
@APIResponse(responseCode = "413", description = "The body has more than 4 MiB; nothing was stored")
@APIResponse(responseCode = "415", description = "The body is not sent as application/json or text/plain")
@APIResponse(responseCode = "429", description = "Too much for the source or the user; Retry-After says when")
public class IngestResource {
    private final Gatekeeper gatekeeper;
    private final IngestRequestReader reader;
    private final Ingestion ingestion;

    IngestResource(Gatekeeper gatekeeper, IngestRequestReader reader, Ingestion ingestion) {
        this.gatekeeper = gatekeeper;
        this.reader = reader;
        this.ingestion = ingestion;
    }

    /** One interaction; its fate is the only result. */
    @POST
    @Operation(
            summary = "Send one interaction",
            operationId = "sendInteraction",
            description =
                    "Its fate is the only result, known after the commit. The same message_id may be sent again: the"
                            + " second try is a duplicate. With a key alone anonymous_id says whose it is.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IngestDocumentation.Interaction.class),
                            examples = @ExampleObject(name = "click", value = CLICK)))
    public Uni<IngestAnswer> one(@Context HttpServerRequest request, byte[] body) {
        return take(request, body, reader::single);
    }

    /** Interactions, up to 4 MiB; their fates come in the order sent. */
    @POST
    @Path("/batch")
    @Operation(
            summary = "Send interactions in a batch",
            operationId = "sendInteractions",
            description =
                    "Each has its own fate, in the order sent, and a bad one costs no other its place. All that is stored"
                            + " is committed together; a 503 says that none is, and the same batch may be sent again.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = IngestDocumentation.Batch.class),
                            examples = @ExampleObject(name = "batch", value = BATCH)))
    public Uni<IngestAnswer> batch(@Context HttpServerRequest request, byte[] body) {
        return take(request, body, reader::batch);
    }

    private Uni<IngestAnswer> take(HttpServerRequest request, byte[] body, Function<byte[], IngestRequest> read) {
        Signals signals = RequestSignals.of(request);
        return gatekeeper.sender(request, Senders.credentials(request, null)).chain(sender -> {
            IngestRequest sent = read.apply(body);
            Delivery delivery = gatekeeper.admit(
                    sender, Face.INTERACTIONS, signals, sent.items().size(), sent.sentAt());
            return ingestion.ingest(delivery, sent.items(), body.length);
        });
    }
}
