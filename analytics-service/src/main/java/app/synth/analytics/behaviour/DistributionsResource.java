package app.synth.analytics.behaviour;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.request.SentText;
import app.synth.analytics.lines.Described;
import app.synth.analytics.lines.Form;
import app.synth.analytics.lines.Forms;
import app.synth.analytics.question.ReportingDays;
import app.synth.analytics.question.Span;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** How far people scroll and how long they look. */
@Path("/api/v1/analytics")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces({MediaType.APPLICATION_JSON, Form.CSV_ASKED, Form.NDJSON_TYPE})
@Tag(name = "Behaviour", description = "What people do")
@APIResponse(responseCode = "400", description = "A parameter is not as it must be; field names it")
@APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
@APIResponse(responseCode = "503", description = "query_too_large or too_many_queries; Retry-After says when again")
public class DistributionsResource {
    private static final int GROUPS_AT_MOST = 100;

    private final PgDistributions distributions;
    private final ReportingDays days;
    private final Forms forms;

    DistributionsResource(PgDistributions distributions, ReportingDays days, Forms forms) {
        this.distributions = distributions;
        this.days = days;
        this.forms = forms;
    }

    /** How far people scroll, in percent of the page. */
    @GET
    @Path("/scroll-depth")
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "Scroll depth",
            operationId = "scrollDepth",
            description =
                    "Of the action scroll, max_scroll_percent from 0 to 100; what has no such number is left out and"
                            + " counted. Needs view_all_analytics. Lines are the histograms: of everything, then of each part."
                            + Described.FORMS)
    @Parameter(
            name = "by",
            description = "Divided by page, tab or source; not divided if absent",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"page", "tab", "source"}))
    @Parameter(
            name = "limit",
            description = "How many parts, the largest, 1 to 100",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    @Parameter(name = "from", description = "First day, like 2026-11-01; the 29th before the last day if absent")
    @Parameter(name = "to", description = "Last day, included; today if absent. At most 400 days")
    @APIResponse(
            responseCode = "200",
            description = "The distribution",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = DistributionAnswer.class),
                        example = BehaviourExamples.SCROLL_DEPTH),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = BucketLine.class),
                        example = BehaviourExamples.SCROLL_DEPTH_LINE)
            })
    public Uni<RestResponse<Object>> scrollDepth(
            @RestQuery @Nullable String by,
            @RestQuery @DefaultValue("20") String limit,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to) {
        int shown = SentText.number("limit", limit, 1, GROUPS_AT_MOST);
        Span span = days.span(from, to);
        return forms.answer(distributions
                .scrollDepth(span, Grouping.parse(by), shown)
                .map(found -> answer(span, "percent", by, found)));
    }

    /** How long people look at an event, in seconds. */
    @GET
    @Path("/view-time")
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "View time",
            operationId = "viewTime",
            description =
                    "Of the action detail_view_end, duration_seconds from 0 to 4 hours; what has no such number is"
                            + " left out and counted. A page is an event. Needs view_all_analytics. Lines are the histograms: of everything, then of each part."
                            + Described.FORMS)
    @Parameter(
            name = "by",
            description = "Divided by page, tab or source; not divided if absent",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"page", "tab", "source"}))
    @Parameter(
            name = "limit",
            description = "How many parts, the largest, 1 to 100",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "100", defaultValue = "20"))
    @Parameter(name = "from", description = "First day, like 2026-11-01; the 29th before the last day if absent")
    @Parameter(name = "to", description = "Last day, included; today if absent. At most 400 days")
    @APIResponse(
            responseCode = "200",
            description = "The distribution",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = DistributionAnswer.class),
                        example = BehaviourExamples.VIEW_TIME),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = BucketLine.class),
                        example = BehaviourExamples.VIEW_TIME_LINE)
            })
    public Uni<RestResponse<Object>> viewTime(
            @RestQuery @Nullable String by,
            @RestQuery @DefaultValue("20") String limit,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to) {
        int shown = SentText.number("limit", limit, 1, GROUPS_AT_MOST);
        Span span = days.span(from, to);
        return forms.answer(distributions
                .viewTime(span, Grouping.parse(by), shown)
                .map(found -> answer(span, "seconds", by, found)));
    }

    private static DistributionAnswer answer(Span span, String unit, @Nullable String by, List<Distribution> found) {
        return new DistributionAnswer(
                span.range().from(), span.range().to(), unit, found.getFirst(), by, found.subList(1, found.size()));
    }
}
