package app.synth.analytics.audience;

import app.synth.accounts.client.apikey.AllowsApiKey;
import app.synth.accounts.client.permission.OwnedResource;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.permission.Tier;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What happens to events, by the value of a metadata key. */
@Path("/api/v1/analytics")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces({MediaType.APPLICATION_JSON, Form.CSV_ASKED, Form.NDJSON_TYPE})
@Tag(name = "Audience", description = "Who sees events, so that nobody can be told apart")
@APIResponse(responseCode = "400", description = "A parameter is not valid; field names it")
@APIResponse(responseCode = "403", description = AudienceExamples.FORBIDDEN)
@APIResponse(responseCode = "503", description = AudienceExamples.TOO_LARGE)
public class BreakdownResource {
    private static final String KEY = "A declared key of the metadata, like source or feed_type";

    private final ReportingDays days;
    private final Breakdowns breakdowns;
    private final Forms forms;

    BreakdownResource(ReportingDays days, Breakdowns breakdowns, Forms forms) {
        this.days = days;
        this.breakdowns = breakdowns;
        this.forms = forms;
    }

    /** What happened to an event; for owners of the event with the tier premium, and for those who may see everything. */
    @GET
    @Path("/events/{event_id}/breakdown")
    @AllowsApiKey
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "api_key")
    @RequiresPermission({"view_event_analytics", "view_all_analytics"})
    @Operation(
            summary = "An event's breakdown",
            operationId = "eventBreakdown",
            description =
                    "Impressions, clicks, views and ticket clicks of an event by the value of a declared metadata key. Needs view_event_analytics and to be an owner of the event, and the tier premium; or"
                            + " view_all_analytics." + Described.TIER + AudienceExamples.RELEASES + Described.FORMS)
    @APIResponse(
            responseCode = "200",
            description = "What happened to an event",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = BreakdownAnswer.class),
                        example = AudienceExamples.BREAKDOWN),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = BreakdownAnswer.Value.class),
                        example = AudienceExamples.BREAKDOWN_LINE)
            })
    @APIResponse(responseCode = "404", description = "Neither the catalogue nor the figures know the event")
    public Uni<RestResponse<Object>> event(
            @OwnedResource("event") @RestPath("event_id") String id,
            @RestQuery @Parameter(description = KEY) @Nullable String key,
            @BeanParam AudienceQuery query) {
        return answer(Subject.EVENT, id, key, query);
    }

    /** What happened to an artist's events; for owners of the artist with the tier premium, and for those who may see everything. */
    @GET
    @Path("/artists/{artist_id}/breakdown")
    @AllowsApiKey
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "api_key")
    @RequiresPermission({"view_artist_analytics", "view_all_analytics"})
    @Operation(
            summary = "An artist's breakdown",
            operationId = "artistBreakdown",
            description =
                    "Impressions, clicks, views and ticket clicks of an artist's events by the value of a declared metadata key. Summed over the events' releases; somebody who saw two events counts twice. Needs view_artist_analytics and to be an owner of the artist, and the tier premium; or"
                            + " view_all_analytics." + Described.TIER + AudienceExamples.RELEASES + Described.FORMS)
    @APIResponse(
            responseCode = "200",
            description = "What happened to an artist's events",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = BreakdownAnswer.class),
                        example = AudienceExamples.BREAKDOWN),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = BreakdownAnswer.Value.class),
                        example = AudienceExamples.BREAKDOWN_LINE)
            })
    @APIResponse(responseCode = "404", description = "Neither the catalogue nor the figures know the artist")
    public Uni<RestResponse<Object>> artist(
            @OwnedResource("artist") @RestPath("artist_id") String id,
            @RestQuery @Parameter(description = KEY) @Nullable String key,
            @BeanParam AudienceQuery query) {
        return answer(Subject.ARTIST, id, key, query);
    }

    /** What happened to a venue's events; for owners of the venue with the tier premium, and for those who may see everything. */
    @GET
    @Path("/venues/{venue_id}/breakdown")
    @AllowsApiKey
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "api_key")
    @RequiresPermission({"view_venue_analytics", "view_all_analytics"})
    @Operation(
            summary = "A venue's breakdown",
            operationId = "venueBreakdown",
            description =
                    "Impressions, clicks, views and ticket clicks of a venue's events by the value of a declared metadata key. Summed over the events' releases; somebody who saw two events counts twice. Needs view_venue_analytics and to be an owner of the venue, and the tier premium; or"
                            + " view_all_analytics." + Described.TIER + AudienceExamples.RELEASES + Described.FORMS)
    @APIResponse(
            responseCode = "200",
            description = "What happened to a venue's events",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = BreakdownAnswer.class),
                        example = AudienceExamples.BREAKDOWN),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = BreakdownAnswer.Value.class),
                        example = AudienceExamples.BREAKDOWN_LINE)
            })
    @APIResponse(responseCode = "404", description = "Neither the catalogue nor the figures know the venue")
    public Uni<RestResponse<Object>> venue(
            @OwnedResource("venue") @RestPath("venue_id") String id,
            @RestQuery @Parameter(description = KEY) @Nullable String key,
            @BeanParam AudienceQuery query) {
        return answer(Subject.VENUE, id, key, query);
    }

    /** What happened to all events together, live and exact. */
    @GET
    @Path("/breakdown")
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "Everything's breakdown",
            operationId = "breakdown",
            description =
                    "Impressions, clicks, views and ticket clicks of all events by the value of a declared metadata key,"
                            + " live and exact. Needs view_all_analytics." + Described.FORMS)
    @APIResponse(
            responseCode = "200",
            description = "What happened to all events",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = BreakdownAnswer.class),
                        example = AudienceExamples.ALL),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = BreakdownAnswer.Value.class),
                        example = AudienceExamples.ALL_LINE)
            })
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    public Uni<RestResponse<Object>> all(
            @RestQuery @Parameter(description = KEY) @Nullable String key, @BeanParam AudienceQuery query) {
        return answer(Subject.ALL, "", key, query);
    }

    private Uni<RestResponse<Object>> answer(Subject subject, String id, @Nullable String key, AudienceQuery query) {
        LocalDate today = days.today();
        Form form = forms.asked();
        return breakdowns
                .of(query.question(subject, id, today), key, today, form.needed(Tier.PREMIUM))
                .map(found -> forms.answer(found, form));
    }
}
