package app.synth.analytics.audience;

import app.synth.accounts.client.apikey.AllowsApiKey;
import app.synth.accounts.client.permission.OwnedResource;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.analytics.lines.Described;
import app.synth.analytics.lines.Form;
import app.synth.analytics.lines.Forms;
import app.synth.analytics.question.ReportingDays;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Who sees events, by age, gender and place. */
@Path("/api/v1/analytics")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces({MediaType.APPLICATION_JSON, Form.CSV_ASKED, Form.NDJSON_TYPE})
@Tag(name = "Audience", description = "Who sees events, so that nobody can be told apart")
@APIResponse(responseCode = "400", description = "A parameter is not valid; field names it")
@APIResponse(responseCode = "403", description = AudienceExamples.FORBIDDEN)
@APIResponse(responseCode = "503", description = AudienceExamples.TOO_LARGE)
public class AudienceResource {
    private final ReportingDays days;
    private final Audiences audiences;
    private final Forms forms;

    AudienceResource(ReportingDays days, Audiences audiences, Forms forms) {
        this.days = days;
        this.audiences = audiences;
        this.forms = forms;
    }

    /** Who saw an event; for owners of the event with the tier professional, and for those who may see everything. */
    @GET
    @Path("/events/{event_id}/audience")
    @AllowsApiKey
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "api_key")
    @RequiresPermission({"view_event_analytics", "view_all_analytics"})
    @Operation(
            summary = "An event's audience",
            operationId = "eventAudience",
            description =
                    "Viewers of an event by age and gender, and by city. Needs view_event_analytics and to be an owner of the event, and the tier professional; or"
                            + " view_all_analytics." + AudienceExamples.RELEASES + AudienceExamples.LINES
                            + Described.FORMS)
    @APIResponse(
            responseCode = "200",
            description = "Who saw an event",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AudienceAnswer.class),
                        example = AudienceExamples.AUDIENCE),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = AudienceLine.class),
                        example = AudienceExamples.AUDIENCE_LINE)
            })
    @APIResponse(responseCode = "404", description = "Neither the catalogue nor the figures know the event")
    public Uni<RestResponse<Object>> event(
            @OwnedResource("event") @RestPath("event_id") String id, @BeanParam AudienceQuery query) {
        return answer(Subject.EVENT, id, query);
    }

    /** Who saw an artist's events; for owners of the artist with the tier professional, and for those who may see everything. */
    @GET
    @Path("/artists/{artist_id}/audience")
    @AllowsApiKey
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "api_key")
    @RequiresPermission({"view_artist_analytics", "view_all_analytics"})
    @Operation(
            summary = "An artist's audience",
            operationId = "artistAudience",
            description =
                    "Viewers of an artist's events by age and gender, and by city. Summed over the events' releases; somebody who saw two events counts twice. Needs view_artist_analytics and to be an owner of the artist, and the tier professional; or"
                            + " view_all_analytics." + AudienceExamples.RELEASES + AudienceExamples.LINES
                            + Described.FORMS)
    @APIResponse(
            responseCode = "200",
            description = "Who saw an artist's events",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AudienceAnswer.class),
                        example = AudienceExamples.AUDIENCE),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = AudienceLine.class),
                        example = AudienceExamples.AUDIENCE_LINE)
            })
    @APIResponse(responseCode = "404", description = "Neither the catalogue nor the figures know the artist")
    public Uni<RestResponse<Object>> artist(
            @OwnedResource("artist") @RestPath("artist_id") String id, @BeanParam AudienceQuery query) {
        return answer(Subject.ARTIST, id, query);
    }

    /** Who saw a venue's events; for owners of the venue with the tier professional, and for those who may see everything. */
    @GET
    @Path("/venues/{venue_id}/audience")
    @AllowsApiKey
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "api_key")
    @RequiresPermission({"view_venue_analytics", "view_all_analytics"})
    @Operation(
            summary = "A venue's audience",
            operationId = "venueAudience",
            description =
                    "Viewers of a venue's events by age and gender, and by city. Summed over the events' releases; somebody who saw two events counts twice. Needs view_venue_analytics and to be an owner of the venue, and the tier professional; or"
                            + " view_all_analytics." + AudienceExamples.RELEASES + AudienceExamples.LINES
                            + Described.FORMS)
    @APIResponse(
            responseCode = "200",
            description = "Who saw a venue's events",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = AudienceAnswer.class),
                        example = AudienceExamples.AUDIENCE),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = AudienceLine.class),
                        example = AudienceExamples.AUDIENCE_LINE)
            })
    @APIResponse(responseCode = "404", description = "Neither the catalogue nor the figures know the venue")
    public Uni<RestResponse<Object>> venue(
            @OwnedResource("venue") @RestPath("venue_id") String id, @BeanParam AudienceQuery query) {
        return answer(Subject.VENUE, id, query);
    }

    private Uni<RestResponse<Object>> answer(Subject subject, String id, AudienceQuery query) {
        LocalDate today = days.today();
        return forms.answer(audiences.of(query.question(subject, id, today), today));
    }
}
