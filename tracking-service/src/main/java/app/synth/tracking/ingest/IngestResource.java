package app.synth.tracking.ingest;

import static app.synth.tracking.ingest.IngestDocumentation.ANSWER;
import static app.synth.tracking.ingest.IngestDocumentation.BATCH;
import static app.synth.tracking.ingest.IngestDocumentation.CLICK;

import app.synth.accounts.client.identity.Caller;
import io.micrometer.core.instrument.Timer;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Takes interactions. A 200 says that everything it reports is committed; each interaction has its own fate, and none
 * costs another its place. A message id makes a request safe to send again, whatever happened to the first try.
 */
@Path("/api/v1/interactions")
@Authenticated
@Consumes(MediaType.APPLICATION_JSON)
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
@APIResponse(responseCode = "413", description = "The body has more than 4 MiB; nothing was stored")
@APIResponse(responseCode = "415", description = "The body is not sent as application/json")
public class IngestResource {
    private final Caller caller;
    private final IngestRequestReader reader;
    private final IngestConfig config;
    private final InteractionPipeline pipeline;
    private final InteractionSink sink;
    private final IngestMetrics metrics;

    IngestResource(
            Caller caller,
            IngestRequestReader reader,
            IngestConfig config,
            InteractionPipeline pipeline,
            InteractionSink sink,
            IngestMetrics metrics) {
        this.caller = caller;
        this.reader = reader;
        this.config = config;
        this.pipeline = pipeline;
        this.sink = sink;
        this.metrics = metrics;
    }

    /** One interaction of the caller; its fate is the only result. */
    @POST
    @Operation(summary = "Send one interaction", operationId = "sendInteraction")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = IngestDocumentation.Interaction.class),
                            examples = @ExampleObject(name = "click", value = CLICK)))
    public Uni<IngestAnswer> one(byte[] body) {
        return ingest(reader.single(body));
    }

    /** Interactions of the caller, up to 4 MiB; their fates come in the order sent. */
    @POST
    @Path("/batch")
    @Operation(summary = "Send interactions in a batch", operationId = "sendInteractions")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = IngestDocumentation.Batch.class),
                            examples = @ExampleObject(name = "batch", value = BATCH)))
    public Uni<IngestAnswer> batch(byte[] body) {
        return ingest(reader.batch(body));
    }

    private Uni<IngestAnswer> ingest(IngestRequest request) {
        Timer.Sample started = metrics.start();
        Sender sender = Sender.user(caller.userId());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        ClockSkew skew = ClockSkew.of(request.sentAt(), now, config.clockTolerance());
        List<Outcome> outcomes = request.items().stream()
                .map(item -> pipeline.judge(Arrival.of(item, sender, now, skew)))
                .toList();
        return sink.store(sender.source(), now, outcomes)
                .invoke(fates -> metrics.acknowledged(started, fates))
                .map(IngestAnswer::of);
    }
}
