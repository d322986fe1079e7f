package app.synth.analytics.funnel;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.client.request.SentObject;
import app.synth.analytics.lines.Described;
import app.synth.analytics.lines.Form;
import app.synth.analytics.lines.Forms;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Funnels that are asked once. */
@Path("/api/v1/funnels/query")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces({MediaType.APPLICATION_JSON, Form.CSV_ASKED, Form.NDJSON_TYPE})
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Funnels", description = "How many get from one step to the next")
public class FunnelsResource {
    private final FunnelReader reader;
    private final Funnels funnels;
    private final Forms forms;

    FunnelsResource(FunnelReader reader, Funnels funnels, Forms forms) {
        this.reader = reader;
        this.funnels = funnels;
        this.forms = forms;
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
                            + FunnelExamples.WHO + Described.FORMS)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = FunnelQuestion.class),
                            example = FunnelExamples.QUESTION))
    @APIResponse(
            responseCode = "200",
            description = "The steps",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = FunnelAnswer.class),
                        example = FunnelExamples.ANSWER),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = FunnelLine.class),
                        example = FunnelExamples.LINE)
            })
    @APIResponse(responseCode = "400", description = "One field is not as it must be; it is named")
    @APIResponse(responseCode = "403", description = FunnelExamples.REFUSED)
    @APIResponse(responseCode = "413", description = "The body has more than 4 MiB")
    @APIResponse(responseCode = "415", description = "The body is not sent as JSON")
    @APIResponse(responseCode = "503", description = FunnelExamples.TOO_MUCH)
    public Uni<RestResponse<Object>> ask(byte[] body) {
        SentObject sent = SentObject.read(body, FunnelReader.ASKED);
        Form form = forms.asked();
        return funnels.ask(
                        reader.read(sent),
                        sent.textIfAny("from", FunnelReader.DATE),
                        sent.textIfAny("to", FunnelReader.DATE),
                        form.needed(Tier.PREMIUM))
                .map(answer -> forms.answer(answer, form));
    }
}
