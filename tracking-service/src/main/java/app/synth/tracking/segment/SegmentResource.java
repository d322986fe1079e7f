package app.synth.tracking.segment;

import static app.synth.tracking.segment.SegmentDocumentation.ANSWER;
import static app.synth.tracking.segment.SegmentDocumentation.BATCH;

import app.synth.tracking.ingest.Delivery;
import app.synth.tracking.ingest.Face;
import app.synth.tracking.ingest.Gatekeeper;
import app.synth.tracking.ingest.Ingestion;
import app.synth.tracking.ingest.RequestSignals;
import app.synth.tracking.ingest.Signals;
import app.synth.tracking.source.Credentials;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Takes what clients of Segment and RudderStack send, as they send it: any Content-Type, packed or not, the key in Basic
 * authentication, query or body. A 200 says that all of it is committed. 503 asks for another try, also where it was too
 * much at once; everything else says that another try would not help.
 */
@Path("/")
@PermitAll // Gatekeeper asks for a key
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "write_key")
@SecurityRequirement(name = "write_key_basic")
@SecurityRequirement(name = "write_key_query")
@Tag(name = "Segment", description = "For the clients of Segment and RudderStack, unmodified.")
@APIResponse(
        responseCode = "200",
        description = "Committed, and how many met which fate",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = SegmentAnswer.class),
                        examples = @ExampleObject(name = "fates", value = ANSWER)))
@APIResponse(responseCode = "400", description = "The body cannot be read at all; nothing was stored")
@APIResponse(responseCode = "403", description = "A browser on an origin that the source does not allow")
@APIResponse(responseCode = "413", description = "More than 4 MiB, unpacked, or 10,000 messages")
public class SegmentResource {
    private static final String CALLS = "batch|b|import|track|t|page|p|screen|s|identify|i|group|g|alias|a";

    private final Gatekeeper gatekeeper;
    private final SegmentReader reader;
    private final SegmentMapping mapping;
    private final Ingestion ingestion;
    private final UnmappedCounts unmapped;

    SegmentResource(
            Gatekeeper gatekeeper,
            SegmentReader reader,
            SegmentMapping mapping,
            Ingestion ingestion,
            UnmappedCounts unmapped) {
        this.gatekeeper = gatekeeper;
        this.reader = reader;
        this.mapping = mapping;
        this.ingestion = ingestion;
        this.unmapped = unmapped;
    }

    /** A batch, or one message whose type the path says: {@code /v1/track}, or {@code /v1/t}. */
    @POST
    @Path("/v1/{call: " + CALLS + "}")
    @Operation(
            summary = "Send messages of a Segment or RudderStack client",
            operationId = "sendSegment",
            description = "batch, b, import; track, t; page, p; screen, s; identify, i; group, g; alias, a."
                    + " The body may be packed with gzip, under any Content-Type. The key may also stand in the body, as"
                    + " writeKey.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SegmentDocumentation.Batch.class),
                            examples = @ExampleObject(name = "batch", value = BATCH)))
    public Uni<SegmentAnswer> send(@Context HttpServerRequest request, @RestPath String call, byte[] body) {
        return take(request, body, type(call));
    }

    /** A batch of a page that is being left; {@code ?writeKey=} names the key, since a beacon has no headers. */
    @POST
    @Path("/beacon/v1/batch")
    @Operation(
            summary = "Send a batch as a beacon",
            operationId = "sendSegmentBeacon",
            description =
                    "The same as /v1/batch for a page that is being left: a beacon has no headers, so the key stands in"
                            + " ?writeKey= or in the body.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.TEXT_PLAIN,
                            schema = @Schema(implementation = SegmentDocumentation.Batch.class),
                            examples = @ExampleObject(name = "batch", value = BATCH)))
    public Uni<SegmentAnswer> beacon(@Context HttpServerRequest request, byte[] body) {
        return take(request, body, null);
    }

    private Uni<SegmentAnswer> take(HttpServerRequest request, byte[] body, @Nullable String type) {
        Signals signals = RequestSignals.of(request);
        return gatekeeper
                .sender(request, credentials(request, body))
                .chain(sender -> {
                    String text = reader.text(body);
                    SegmentRequest sent = reader.request(text, type);
                    Delivery delivery = gatekeeper.admit(
                            sender, Face.SEGMENT, signals, sent.messages().size(), sent.sentAt());
                    List<Mapped> mapped = sent.messages().stream()
                            .map(message -> mapping.map(message, sender))
                            .toList();
                    return ingestion
                            .ingest(delivery, mapped.stream().map(Mapped::item).toList(), text.length())
                            .invoke(answer -> unmapped.count(sender.source().key(), mapped, answer));
                })
                .map(SegmentAnswer::of);
    }

    /** Only a body that has to name the key is read before it is known who sends it. */
    private Credentials credentials(HttpServerRequest request, byte[] body) {
        Credentials sent = Senders.credentials(request, null);
        return sent.hasKey() ? sent : Senders.credentials(request, reader.writeKey(reader.text(body)));
    }

    /** The type that a path stands for; null for a batch. */
    private static @Nullable String type(String call) {
        return switch (call) {
            case "track", "t" -> "track";
            case "page", "p" -> "page";
            case "screen", "s" -> "screen";
            case "identify", "i" -> "identify";
            case "group", "g" -> "group";
            case "alias", "a" -> "alias";
            default -> null;
        };
    }
}
