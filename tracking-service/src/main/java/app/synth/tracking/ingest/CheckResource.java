package app.synth.tracking.ingest;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.plan.CheckAnswer;
import app.synth.tracking.source.Authority;
import app.synth.tracking.source.Sender;
import app.synth.tracking.source.Source;
import app.synth.tracking.source.SourceRegistry;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Tells a developer what would become of an interaction. Nothing is stored, and nothing is counted. */
@Path("/api/v1/tracking-plan/check")
@Authenticated
@SecurityRequirement(name = "bearer")
@Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tracking plan", description = "What metadata should hold, and what does not.")
public class CheckResource {
    private static final String EXAMPLE = """
            {"action":"event_click","would_be":"quarantined","reason":"plan_violation",
             "detail":"position: required property 'position' not found","violations":[
               {"rule":"click/event","version":2,"field":"position","keyword":"required",
                "detail":"position: required property 'position' not found"}]}""";

    private final Caller caller;
    private final Permissions permissions;
    private final SourceRegistry sources;
    private final InteractionCheck check;

    CheckResource(Caller caller, Permissions permissions, SourceRegistry sources, InteractionCheck check) {
        this.caller = caller;
        this.permissions = permissions;
        this.sources = sources;
        this.check = check;
    }

    /**
     * What would become of one interaction of the caller, sent now. Whether its message id is new is not asked. The caller's
     * own source is that of requests with only a token; another one's mode and signals need {@code manage_tracking}.
     */
    @POST
    @Operation(
            summary = "Check an interaction",
            operationId = "checkInteraction",
            description =
                    "What would become of it if the caller sent it now, without storing or counting anything. Whether its"
                            + " message_id is new is not asked."
                            + " Against another source it needs manage_tracking.")
    @APIResponse(
            responseCode = "200",
            description = "What would become of it",
            content =
                    @Content(
                            schema = @Schema(implementation = CheckAnswer.class),
                            examples = @ExampleObject(name = "quarantined", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "The body is not JSON, or not one object")
    @APIResponse(responseCode = "403", description = "Another source, without manage_tracking")
    @APIResponse(responseCode = "404", description = "There is no such source")
    @APIResponse(responseCode = "413", description = "The body has more than 4 MiB")
    @APIResponse(responseCode = "415", description = "The body is not sent as application/json or text/plain")
    public Uni<CheckAnswer> check(
            @Context HttpServerRequest request,
            @QueryParam("source") @Parameter(description = "app where it is missing", example = "web") @Nullable
                    String source,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            schema = @Schema(implementation = IngestDocumentation.Interaction.class),
                                            examples =
                                                    @ExampleObject(name = "click", value = IngestDocumentation.CLICK)))
                    byte[] body) {
        Signals signals = RequestSignals.of(request);
        Uni<Void> allowed = source == null || source.equals(Source.APP)
                ? Uni.createFrom().voidItem()
                : permissions.require(caller, List.of("manage_tracking"));
        return allowed.map(done -> check.check(sender(source == null ? Source.APP : source), signals, body));
    }

    private Sender sender(String source) {
        return new Sender(
                sources.named(source).orElseThrow(() -> Problems.notFound("There is no such source")),
                Authority.TOKEN,
                caller.userId());
    }
}
