package app.synth.tracking.ingest;

import static app.synth.tracking.ingest.IngestDocumentation.ANSWER;
import static app.synth.tracking.ingest.IngestDocumentation.BATCH;
import static app.synth.tracking.ingest.IngestDocumentation.CLICK;
import static app.synth.tracking.ingest.IngestDocumentation.LIMITS;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.RequestConfig;
import app.synth.tracking.report.Refusals;
import app.synth.tracking.retention.RetentionConfig;
import app.synth.tracking.source.Admission;
import app.synth.tracking.source.CrossOrigin;
import app.synth.tracking.source.RateLimits;
import app.synth.tracking.source.Sender;
import app.synth.tracking.source.Senders;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Takes interactions. A 200 says that everything it reports is committed; each interaction has its own fate, and none
 * costs another its place. A message id makes a request safe to send again, whatever happened to the first try.
 */
@Path("/api/v1/interactions")
@PermitAll // Senders asks for a user's token, a write key or a server key
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "write_key")
@Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Interactions", description = "What people do in the app, as it happens.")
public class IngestResource {
    private final Senders senders;
    private final RateLimits limits;
    private final IngestRequestReader reader;
    private final IngestConfig config;
    private final RequestConfig requests;
    private final RetentionConfig retention;
    private final Ingestion ingestion;

    IngestResource(
            Senders senders,
            RateLimits limits,
            IngestRequestReader reader,
            IngestConfig config,
            RequestConfig requests,
            RetentionConfig retention,
            Ingestion ingestion) {
        this.senders = senders;
        this.limits = limits;
        this.reader = reader;
        this.config = config;
        this.requests = requests;
        this.retention = retention;
        this.ingestion = ingestion;
    }

    /** One interaction; its fate is the only result. */
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
    @POST
    @Operation(summary = "Send one interaction", operationId = "sendInteraction")
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
    @POST
    @Path("/batch")
    @Operation(summary = "Send interactions in a batch", operationId = "sendInteractions")
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

    /** What the caller may send. Verifies key and token as ingestion does, and does nothing else. */
    @GET
    @Path("/limits")
    @Operation(summary = "What may be sent", operationId = "limits")
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

    private Uni<IngestAnswer> take(HttpServerRequest request, byte[] body, Function<byte[], IngestRequest> read) {
        Signals signals = RequestSignals.of(request);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return senders.identify(Senders.credentials(request, null)).chain(sender -> {
            CrossOrigin.requireOrigin(sender, origin);
            IngestRequest sent = read.apply(body);
            admit(sender, sent.items().size());
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            ClockSkew skew = ClockSkew.of(sent.sentAt(), now, config.clockTolerance());
            Delivery delivery = new Delivery(sender, Face.INTERACTIONS, signals, now, now, skew);
            return ingestion.ingest(delivery, sent.items(), body.length);
        });
    }

    private void admit(Sender sender, int interactions) {
        if (limits.admit(sender, interactions) instanceof Admission.RetryAfter wait) {
            Refusals.of(interactions);
            throw Problems.of(Status.TOO_MANY_REQUESTS, "rate_limited", "More interactions a second than agreed")
                    .withHeader("Retry-After", wait.seconds())
                    .build();
        }
    }
}
