package app.synth.analytics.behaviour;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.request.SentText;
import app.synth.analytics.lines.Described;
import app.synth.analytics.lines.Form;
import app.synth.analytics.lines.Forms;
import app.synth.analytics.period.DaysQuery;
import app.synth.analytics.question.ReportingDays;
import app.synth.analytics.question.Span;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Whether people find what they search. */
@Path("/api/v1/analytics/search")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces({MediaType.APPLICATION_JSON, Form.CSV_ASKED, Form.NDJSON_TYPE})
@Tag(name = "Behaviour", description = "What people do")
public class SearchResource {
    private static final int QUERIES_AT_MOST = 200;

    private final PgSearches searches;
    private final ReportingDays days;
    private final Forms forms;

    SearchResource(PgSearches searches, ReportingDays days, Forms forms) {
        this.searches = searches;
        this.days = days;
        this.forms = forms;
    }

    /** What is searched, how often in vain, and what people do with the results. */
    @GET
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "Search quality",
            operationId = "searchQuality",
            description = "Counts of queries and results are daily figures; clicks and refinements are of the raw"
                    + " interactions, which are kept for 90 days. A click on an event with source=search belongs to the last"
                    + " search before it in its session, of the last 30 minutes. Needs view_all_analytics. Lines are the queries, then the positions; table says which."
                    + Described.FORMS)
    @Parameter(
            name = "limit",
            description = "How many queries, and positions, are told, 1 to 200",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "20"))
    @APIResponse(
            responseCode = "200",
            description = "The searches",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = SearchAnswer.class),
                        example = BehaviourExamples.SEARCH),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = SearchLine.class),
                        example = BehaviourExamples.SEARCH_LINE)
            })
    @APIResponse(responseCode = "400", description = "A parameter is not as it must be; field names it")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "503", description = "query_too_large or too_many_queries; Retry-After says when again")
    public Uni<RestResponse<Object>> search(@RestQuery @DefaultValue("20") String limit, @BeanParam DaysQuery query) {
        int shown = SentText.number("limit", limit, 1, QUERIES_AT_MOST);
        Span span = days.span(query);
        return forms.answer(searches.queries(span, shown)
                .chain(counts -> searches.outcomes(span, shown)
                        .map(outcomes -> SearchAnswer.of(
                                span.range().from(), span.range().to(), counts, outcomes))));
    }
}
