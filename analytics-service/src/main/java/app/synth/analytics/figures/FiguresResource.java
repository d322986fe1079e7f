package app.synth.analytics.figures;

import app.synth.accounts.client.apikey.AllowsApiKey;
import app.synth.accounts.client.identity.ApiKey;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.OwnedResource;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import app.synth.analytics.lines.Described;
import app.synth.analytics.lines.Form;
import app.synth.analytics.lines.Forms;
import app.synth.analytics.lines.Table;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeIn;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * What happened to one thing, over days, weeks or months. Days are cut in the reporting zone of the deployment; both ends of a
 * range are included. Counts of several days are added up; distinct viewers and sessions are distinct again over the whole;
 * ratios and means are made of the sums; running totals are those of the last day.
 */
@Path("/api/v1/analytics")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces({MediaType.APPLICATION_JSON, Form.CSV_ASKED, Form.NDJSON_TYPE})
@Tag(name = "Figures", description = "Figures by day, week and month, in the reporting zone of the deployment")
@SecurityScheme(
        securitySchemeName = "api_key",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        apiKeyName = ApiKey.HEADER,
        description = "A machine's key: what its account may see.")
public class FiguresResource {
    private final Caller caller;
    private final Gate gate;
    private final PgFigures figures;
    private final Forms forms;

    FiguresResource(Caller caller, Gate gate, PgFigures figures, Forms forms) {
        this.caller = caller;
        this.gate = gate;
        this.figures = figures;
        this.forms = forms;
    }

    /** What the caller did. One's own figures need no permission and no tier. */
    @GET
    @Path("/users/me")
    @Operation(
            summary = "My figures",
            operationId = "myFigures",
            description =
                    "What the caller did: totals, as many days before, and a series. Needs no permission, and no tier."
                            + Described.FORMS)
    @APIResponse(
            responseCode = "200",
            description = "The caller's figures",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = UserFigures.class),
                        example = FiguresExamples.USER),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = UserPeriod.class),
                        example = FiguresExamples.USER_LINE)
            })
    @APIResponse(
            responseCode = "400",
            description = "A date, the range or the granularity is not valid; field names it")
    public Uni<RestResponse<Object>> mine(@BeanParam PeriodQuery query) {
        Terms terms = gate.open(query);
        return figures.ofUser(caller.userId(), terms).map(found -> forms.answer(found, terms.form()));
    }

    /** What somebody did, for those who may see everything. */
    @GET
    @Path("/users/{user_id}")
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "Somebody's figures",
            operationId = "userFigures",
            description = "What a user did: totals, as many days before, and a series. Needs view_all_analytics."
                    + Described.FORMS)
    @APIResponse(
            responseCode = "200",
            description = "The user's figures",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = UserFigures.class),
                        example = FiguresExamples.USER),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = UserPeriod.class),
                        example = FiguresExamples.USER_LINE)
            })
    @APIResponse(
            responseCode = "400",
            description = "A date, the range or the granularity is not valid; field names it")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "404", description = "The figures do not know the user, or it is no UUID")
    public Uni<RestResponse<Object>> user(@RestPath("user_id") String userId, @BeanParam PeriodQuery query) {
        Terms terms = gate.open(query);
        UUID user = SentText.uuid(userId).orElseThrow(() -> unknown("user", userId));
        return figures.ofSomebody(user, terms).map(found -> answer(found, terms, "user", userId));
    }

    /** What happened to an event, for its owners. 404 when neither the catalogue nor the figures know it. */
    @GET
    @Path("/events/{event_id}")
    @AllowsApiKey
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "api_key")
    @RequiresPermission({"view_event_analytics", "view_all_analytics"})
    @Operation(
            summary = "An event's figures",
            operationId = "eventFigures",
            description =
                    "What happened to an event: totals, as many days before, and a series. Needs view_event_analytics and to be an owner of the"
                            + " event, or view_all_analytics. Also with an X-API-Key." + FiguresExamples.TIERS
                            + Described.FORMS)
    @APIResponse(
            responseCode = "200",
            description = "The event's figures",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = EventFigures.class),
                        example = FiguresExamples.EVENT),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = EventPeriod.class),
                        example = FiguresExamples.EVENT_LINE)
            })
    @APIResponse(
            responseCode = "400",
            description = "A date, the range or the granularity is not valid; field names it")
    @APIResponse(
            responseCode = "403",
            description =
                    "The permission is missing, or the event is not the caller's, or lines are asked for without the tier;"
                            + " reason says which")
    @APIResponse(responseCode = "404", description = "Neither the catalogue nor the figures know the event")
    public Uni<RestResponse<Object>> event(
            @OwnedResource("event") @RestPath("event_id") String eventId, @BeanParam PeriodQuery query) {
        return gate.tiered(query)
                .chain(terms -> figures.ofEvent(eventId, terms).map(found -> answer(found, terms, "event", eventId)));
    }

    /** What happened to an artist, for its owners. 404 when neither the catalogue nor the figures know it. */
    @GET
    @Path("/artists/{artist_id}")
    @AllowsApiKey
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "api_key")
    @RequiresPermission({"view_artist_analytics", "view_all_analytics"})
    @Operation(
            summary = "An artist's figures",
            operationId = "artistFigures",
            description =
                    "What happened to an artist: totals, as many days before, and a series. Needs view_artist_analytics and to be an owner of the"
                            + " artist, or view_all_analytics. Also with an X-API-Key." + FiguresExamples.TIERS
                            + Described.FORMS)
    @APIResponse(
            responseCode = "200",
            description = "The artist's figures",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ArtistFigures.class),
                        example = FiguresExamples.ARTIST),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = ArtistPeriod.class),
                        example = FiguresExamples.ARTIST_LINE)
            })
    @APIResponse(
            responseCode = "400",
            description = "A date, the range or the granularity is not valid; field names it")
    @APIResponse(
            responseCode = "403",
            description =
                    "The permission is missing, or the artist is not the caller's, or lines are asked for without the tier;"
                            + " reason says which")
    @APIResponse(responseCode = "404", description = "Neither the catalogue nor the figures know the artist")
    public Uni<RestResponse<Object>> artist(
            @OwnedResource("artist") @RestPath("artist_id") String artistId, @BeanParam PeriodQuery query) {
        return gate.tiered(query)
                .chain(terms ->
                        figures.ofArtist(artistId, terms).map(found -> answer(found, terms, "artist", artistId)));
    }

    /** What happened to a venue, for its owners. 404 when neither the catalogue nor the figures know it. */
    @GET
    @Path("/venues/{venue_id}")
    @AllowsApiKey
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "api_key")
    @RequiresPermission({"view_venue_analytics", "view_all_analytics"})
    @Operation(
            summary = "A venue's figures",
            operationId = "venueFigures",
            description =
                    "What happened to a venue: totals, as many days before, and a series. Needs view_venue_analytics and to be an owner of the"
                            + " venue, or view_all_analytics. Also with an X-API-Key." + FiguresExamples.TIERS
                            + Described.FORMS)
    @APIResponse(
            responseCode = "200",
            description = "The venue's figures",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = VenueFigures.class),
                        example = FiguresExamples.VENUE),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = VenuePeriod.class),
                        example = FiguresExamples.VENUE_LINE)
            })
    @APIResponse(
            responseCode = "400",
            description = "A date, the range or the granularity is not valid; field names it")
    @APIResponse(
            responseCode = "403",
            description =
                    "The permission is missing, or the venue is not the caller's, or lines are asked for without the tier;"
                            + " reason says which")
    @APIResponse(responseCode = "404", description = "Neither the catalogue nor the figures know the venue")
    public Uni<RestResponse<Object>> venue(
            @OwnedResource("venue") @RestPath("venue_id") String venueId, @BeanParam PeriodQuery query) {
        return gate.tiered(query)
                .chain(terms -> figures.ofVenue(venueId, terms).map(found -> answer(found, terms, "venue", venueId)));
    }

    private RestResponse<Object> answer(Optional<? extends Table> found, Terms terms, String kind, String id) {
        return forms.answer(found.orElseThrow(() -> unknown(kind, id)), terms.form());
    }

    private static RuntimeException unknown(String kind, String id) {
        return Problems.notFound("No %s has the id %s".formatted(kind, id));
    }
}
