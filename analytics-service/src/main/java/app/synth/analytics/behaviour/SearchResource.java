package app.synth.analytics.behaviour;

import app.synth.accounts.client.permission.RequiresPermission;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Whether people find what they search. */
@Path("/api/v1/analytics/search")
@Authenticated
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
    @Parameter(name = "limit", description = "How many queries, and positions, are told, 1 to 200")
    @Parameter(name = "from", description = "First day, like 2026-11-01; the 29th before the last day if absent")
    @Parameter(name = "to", description = "Last day, included; today if absent. At most 400 days")
    @APIResponse(
            responseCode = "200",
            description = "The searches",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = SearchAnswer.class),
                        example = """
                                    {"from": "2026-11-01", "to": "2026-11-07", "searches": 400, "answers": 390,
                                     "without_results": 39, "share_without_results": 0.1, "mean_results": 7.5,
                                     "click_through_rate": 0.45, "refinement_rate": 0.2,
                                     "positions": [{"position": 1, "clicks": 90, "searches": 88, "click_through_rate": 0.22}],
                                     "queries": [{"query": "jazz", "searches": 40, "answers": 40, "without_results": 0,
                                                  "share_without_results": 0.0, "mean_results": 12.0}]}"""),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(mediaType = Form.NDJSON_TYPE, schema = @Schema(implementation = SearchLine.class))
            })
    @APIResponse(responseCode = "400", description = "A parameter is not as it must be; field names it")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "503", description = "query_too_large or too_many_queries; Retry-After says when again")
    public Uni<RestResponse<Object>> search(
            @RestQuery @DefaultValue("20") int limit,
            @RestQuery @Nullable String from,
            @RestQuery @Nullable String to) {
        Parameters.between("limit", limit, 1, QUERIES_AT_MOST);
        Span span = days.span(from, to);
        return forms.answer(searches.queries(span, limit)
                .chain(counts -> searches.outcomes(span, limit)
                        .map(outcomes -> SearchAnswer.of(
                                span.range().from(), span.range().to(), counts, outcomes))));
    }
}
