package app.synth.analytics.behaviour;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
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

/** What people do before and after something. */
@Path("/api/v1/analytics/paths")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces({MediaType.APPLICATION_JSON, Form.CSV_ASKED, Form.NDJSON_TYPE})
@Tag(name = "Behaviour", description = "What people do")
public class PathsResource {
    private static final int DEPTH_AT_MOST = 5;
    private static final int ACTIONS_AT_MOST = 20;
    private static final int EXCLUDED_AT_MOST = 10;
    private static final int LONGEST_TYPE = 64;
    private static final int LONGEST_ID = 500;

    private final PgPaths paths;
    private final ReportingDays days;
    private final Forms forms;

    PathsResource(PgPaths paths, ReportingDays days, Forms forms) {
        this.paths = paths;
        this.days = days;
        this.forms = forms;
    }

    /** The steps after, or before, the first time of an action in each session. */
    @GET
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "Paths",
            operationId = "paths",
            description =
                    "The steps after an action, or before it, within the session, as edges of a flow. Of each step the"
                            + " most frequent actions are told apart, $others are the rest, $end is where a session ends (or"
                            + " begins). Needs view_all_analytics. Lines are the edges."
                            + Described.FORMS)
    @Parameter(name = "action", description = "The canonical action", required = true, example = "detail_view")
    @Parameter(name = "entity_type", description = "Only with this type of entity")
    @Parameter(name = "entity_id", description = "Only with this entity")
    @Parameter(
            name = "direction",
            description = "next or previous",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"next", "previous"},
                            defaultValue = "next"))
    @Parameter(name = "exclude", description = "An action that is passed over; up to 10 times", example = "impression")
    @Parameter(
            name = "depth",
            description = "How many steps, 1 to 5",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "5", defaultValue = "3"))
    @Parameter(
            name = "limit",
            description = "How many actions of a step are told apart, 1 to 20",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "20", defaultValue = "5"))
    @APIResponse(
            responseCode = "200",
            description = "The edges",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PathsAnswer.class),
                        example = BehaviourExamples.PATHS),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = PathEdge.class),
                        example = BehaviourExamples.PATHS_LINE)
            })
    @APIResponse(responseCode = "400", description = "A parameter is not as it must be; field names it")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "503", description = "query_too_large or too_many_queries; Retry-After says when again")
    public Uni<RestResponse<Object>> paths(
            @RestQuery @Nullable String action,
            @RestQuery("entity_type") @Nullable String entityType,
            @RestQuery("entity_id") @Nullable String entityId,
            @RestQuery @DefaultValue("next") String direction,
            @RestQuery List<String> exclude,
            @RestQuery @DefaultValue("3") String depth,
            @RestQuery @DefaultValue("5") String limit,
            @BeanParam DaysQuery query) {
        PathsQuestion asked = new PathsQuestion(
                known("action", action),
                Parameters.textIfAny("entity_type", entityType, LONGEST_TYPE),
                Parameters.textIfAny("entity_id", entityId, LONGEST_ID),
                Parameters.oneOf("direction", direction, List.of("next", "previous"))
                        .equals("previous"),
                excluded(exclude),
                SentText.number("depth", depth, 1, DEPTH_AT_MOST),
                SentText.number("limit", limit, 1, ACTIONS_AT_MOST));
        Span span = days.span(query);
        return forms.answer(paths.edges(asked, span)
                .map(edges -> new PathsAnswer(
                        span.range().from(),
                        span.range().to(),
                        asked.action(),
                        direction,
                        edges.stream()
                                .filter(edge -> edge.step() == 1)
                                .mapToLong(PathEdge::sessions)
                                .sum(),
                        edges)));
    }

    private static List<String> excluded(List<String> actions) {
        if (actions.size() > EXCLUDED_AT_MOST) {
            throw Problems.badField("exclude", "At most " + EXCLUDED_AT_MOST + " actions are passed over");
        }
        return actions.stream().map(action -> known("exclude", action)).sorted().toList();
    }

    private static String known(String name, @Nullable String action) {
        if (action == null || !PathsQuestion.ACTIONS.contains(action)) {
            throw Problems.badField(name, name + " is a canonical action, like detail_view");
        }
        return action;
    }
}
