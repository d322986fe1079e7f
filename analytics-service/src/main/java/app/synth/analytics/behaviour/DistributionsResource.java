package app.synth.analytics.behaviour;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.analytics.lines.Described;
import app.synth.analytics.lines.Form;
import app.synth.analytics.lines.Forms;
import app.synth.analytics.question.ReportingDays;
import app.synth.analytics.question.Span;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

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
    public Uni<RestResponse<Object>> scrollDepth(@BeanParam DistributionQuery query) {
        Span span = days.span(query);
        return answer(query, span, "percent", distributions.scrollDepth(span, query.grouping(), query.limit()));
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
    public Uni<RestResponse<Object>> viewTime(@BeanParam DistributionQuery query) {
        Span span = days.span(query);
        return answer(query, span, "seconds", distributions.viewTime(span, query.grouping(), query.limit()));
    }

    private Uni<RestResponse<Object>> answer(
            DistributionQuery query, Span span, String unit, Uni<List<Distribution>> found) {
        return forms.answer(found.map(all -> new DistributionAnswer(
                span.range().from(), span.range().to(), unit, all.getFirst(), query.by, all.subList(1, all.size()))));
    }
}
