package app.synth.analytics.figures;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import app.synth.analytics.lines.Described;
import app.synth.analytics.lines.Form;
import app.synth.analytics.lines.Forms;
import app.synth.analytics.period.DateRange;
import app.synth.analytics.period.DaysQuery;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
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

/**
 * Everybody at a glance, and what most happens to. A day is one of the reporting zone; distinct people are exact for every
 * whole day, ISO week and month, and not told of anything else.
 */
@Path("/api/v1/analytics")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces({MediaType.APPLICATION_JSON, Form.CSV_ASKED, Form.NDJSON_TYPE})
@Tag(name = "Figures", description = "Figures by day, week and month, in the reporting zone of the deployment")
public class OverviewResource {
    private static final int ITEMS_AT_MOST = 100;

    private final Gate gate;
    private final Overviews overviews;
    private final PgTops tops;
    private final Forms forms;

    OverviewResource(Gate gate, Overviews overviews, PgTops tops, Forms forms) {
        this.gate = gate;
        this.overviews = overviews;
        this.tops = tops;
        this.forms = forms;
    }

    /** Everything at a glance, for those who may see everything. */
    @GET
    @Path("/overview")
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "Overview",
            operationId = "overview",
            description =
                    "Who is active, what they do, and what most happens to. Totals are of the days asked for; the series has"
                            + " every day, week or month that they touch, whole. Needs view_all_analytics."
                            + OverviewExamples.AGE
                            + Described.FORMS)
    @APIResponse(
            responseCode = "200",
            description = "The overview",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = Overview.class),
                        example = OverviewExamples.OVERVIEW),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = OverviewPeriod.class),
                        example = OverviewExamples.OVERVIEW_LINE)
            })
    @APIResponse(
            responseCode = "400",
            description = "A date, the range or the granularity is not valid; field names it")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "503", description = "query_too_large or too_many_queries; Retry-After says when again")
    public Uni<RestResponse<Object>> overview(@BeanParam PeriodQuery query) {
        Terms terms = gate.open(query);
        return overviews.overview(terms).map(overview -> forms.answer(overview, terms.form()));
    }

    /** Those with the most of something, for those who may see everything. 404 for what no list is of. */
    @GET
    @Path("/top/{list}")
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "Top list",
            operationId = "top",
            description =
                    "The events, artists, venues or searches with the most of something, added up over the days. Needs"
                            + " view_all_analytics." + OverviewExamples.AGE + Described.FORMS)
    @Parameter(
            name = "list",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"events", "artists", "venues", "searches"}))
    @Parameter(
            name = "metric",
            description =
                    "Of events: detail_views (if absent), impressions, clicks, ticket_link_clicks, interested_count,"
                            + " likes_count, comments_count, shares_count, review_count. Of artists: profile_views (if absent),"
                            + " new_followers, event_impressions, event_clicks, reviews_received, total_engagement. Of venues:"
                            + " profile_views (if absent), new_followers, events_hosted, event_impressions, event_attendance,"
                            + " reviews_received. Of searches: searches (if absent), without_results")
    @Parameter(
            name = "limit",
            description = "How many, 1 to 100",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "10"))
    @APIResponse(
            responseCode = "200",
            description = "The list",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TopAnswer.class),
                        example = OverviewExamples.TOP),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = TopEntry.class),
                        example = OverviewExamples.TOP_LINE)
            })
    @APIResponse(responseCode = "400", description = "A parameter is not as it must be; field names it")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "404", description = "There is no such list")
    @APIResponse(responseCode = "503", description = "query_too_large or too_many_queries; Retry-After says when again")
    public Uni<RestResponse<Object>> top(
            @RestPath("list") String list,
            @RestQuery @Nullable String metric,
            @RestQuery @DefaultValue("10") String limit,
            @BeanParam DaysQuery query) {
        TopList asked = TopList.of(list).orElseThrow(() -> Problems.notFound("There is no list of " + list));
        String by = asked.metric(metric);
        int shown = SentText.number("limit", limit, 1, ITEMS_AT_MOST);
        DateRange range = gate.range(query);
        return forms.answer(tops.top(asked, by, range, shown).map(items -> TopAnswer.of(by, range, items)));
    }
}
