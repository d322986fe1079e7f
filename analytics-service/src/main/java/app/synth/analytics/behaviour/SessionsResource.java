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

/** How long people stay, and what they come and go with. */
@Path("/api/v1/analytics/sessions")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces({MediaType.APPLICATION_JSON, Form.CSV_ASKED, Form.NDJSON_TYPE})
@Tag(name = "Behaviour", description = "What people do")
public class SessionsResource {
    private static final int ACTIONS_AT_MOST = 50;

    private final PgSessions sessions;
    private final ReportingDays days;
    private final Forms forms;

    SessionsResource(PgSessions sessions, ReportingDays days, Forms forms) {
        this.sessions = sessions;
        this.days = days;
        this.forms = forms;
    }

    /** Number, length in seconds, depth in interactions, entries and exits of the sessions that began in a range. */
    @GET
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "Sessions",
            operationId = "sessions",
            description =
                    "A session is what one viewer does under one session id without a gap of more than 30 minutes;"
                            + " here those that began in the range. Needs view_all_analytics. Lines are the entries, then the exits; side says which."
                            + Described.FORMS)
    @Parameter(
            name = "limit",
            description = "How many entries and exits are told, 1 to 50",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "50", defaultValue = "10"))
    @APIResponse(
            responseCode = "200",
            description = "The sessions",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = SessionsAnswer.class),
                        example = BehaviourExamples.SESSIONS),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = SessionsLine.class),
                        example = BehaviourExamples.SESSIONS_LINE)
            })
    @APIResponse(responseCode = "400", description = "A parameter is not as it must be; field names it")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "503", description = "query_too_large or too_many_queries; Retry-After says when again")
    public Uni<RestResponse<Object>> sessions(@RestQuery @DefaultValue("10") String limit, @BeanParam DaysQuery query) {
        int shown = SentText.number("limit", limit, 1, ACTIONS_AT_MOST);
        Span span = days.span(query);
        return forms.answer(sessions.figures(span, shown)
                .map(figures -> new SessionsAnswer(
                        span.range().from(),
                        span.range().to(),
                        figures.sessions(),
                        figures.seconds(),
                        figures.depth(),
                        figures.entries(),
                        figures.exits())));
    }
}
