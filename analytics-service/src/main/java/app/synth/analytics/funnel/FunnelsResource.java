package app.synth.analytics.funnel;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.request.SentObject;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Funnels that are asked once. */
@Path("/api/v1/funnels/query")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Funnels", description = "How many get from one step to the next")
public class FunnelsResource {
    private final FunnelReader reader;
    private final Funnels funnels;

    FunnelsResource(FunnelReader reader, Funnels funnels) {
        this.reader = reader;
        this.funnels = funnels;
    }

    /**
     * Counts how many viewers of an event reach each step, how many of the step before that is, and how long they took.
     * Times are in seconds. 400 names the field: {@code steps[3].filters[0].op}.
     */
    @POST
    @RequiresPermission({"view_event_analytics", "view_all_analytics"})
    @Operation(
            summary = "Ask a funnel",
            operationId = "askFunnel",
            description =
                    "Per viewer and event: the window begins with the first interaction of the first step from the day"
                            + " from to the day to (the last 30 days unless told, interactions are kept for 90). Each step is at or"
                            + " after the required one before it and within the window (7d unless told, at most 90d); optional steps"
                            + " hold up none. 2 to 10 steps; filters on the metadata with op eq, ne, in, gte, lte, exists."
                            + FunnelExamples.WHO)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = FunnelQuestion.class),
                            example = FunnelExamples.QUESTION))
    @APIResponse(
            responseCode = "200",
            description = "The steps",
            content = @Content(schema = @Schema(implementation = FunnelAnswer.class), example = FunnelExamples.ANSWER))
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "403", description = FunnelExamples.REFUSED)
    @APIResponse(responseCode = "413", description = "The body has more than 4 MiB")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    @APIResponse(responseCode = "503", description = FunnelExamples.TOO_MUCH)
    public Uni<FunnelAnswer> ask(byte[] body) {
        SentObject sent = SentObject.read(body, FunnelReader.ASKED);
        return funnels.ask(
                reader.read(sent), sent.textIfAny("from", FunnelReader.DATE), sent.textIfAny("to", FunnelReader.DATE));
    }
}
