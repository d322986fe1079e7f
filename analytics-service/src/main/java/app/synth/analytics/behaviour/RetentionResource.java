package app.synth.analytics.behaviour;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.request.SentText;
import app.synth.analytics.lines.Described;
import app.synth.analytics.lines.Form;
import app.synth.analytics.lines.Forms;
import app.synth.analytics.period.DateRange;
import app.synth.analytics.period.DaysQuery;
import app.synth.analytics.period.Granularity;
import app.synth.analytics.question.ReportingDays;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
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

/** Whether people come back. */
@Path("/api/v1/analytics/retention")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces({MediaType.APPLICATION_JSON, Form.CSV_ASKED, Form.NDJSON_TYPE})
@Tag(name = "Behaviour", description = "What people do")
public class RetentionResource {
    private static final int PERIODS_AT_MOST = 60;

    private final PgRetention retention;
    private final ReportingDays days;
    private final Forms forms;

    RetentionResource(PgRetention retention, ReportingDays days, Forms forms) {
        this.retention = retention;
        this.days = days;
        this.forms = forms;
    }

    /** Of those first seen on a day, or in a week, how many were there in each day, or week, after. */
    @GET
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "Retention",
            operationId = "retention",
            description =
                    "Cohorts by the day or week in which a viewer was first seen. Weeks are ISO weeks, and from and to"
                            + " widened to whole ones. A cell that is not complete may still grow. Needs view_all_analytics."
                            + Described.FORMS)
    @Parameter(
            name = "cohort",
            description = "day or week",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"day", "week"},
                            defaultValue = "day"))
    @Parameter(
            name = "viewers",
            description = "all, users or visitors",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"all", "users", "visitors"},
                            defaultValue = "all"))
    @Parameter(
            name = "periods",
            description = "How many periods after the cohort's own, 1 to 60",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "60", defaultValue = "8"))
    @APIResponse(
            responseCode = "200",
            description = "The cohorts that have somebody",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = RetentionAnswer.class),
                        example = BehaviourExamples.RETENTION),
                @Content(
                        mediaType = Form.CSV_ASKED,
                        schema = @Schema(type = SchemaType.STRING, description = Described.CSV)),
                @Content(
                        mediaType = Form.NDJSON_TYPE,
                        schema = @Schema(implementation = CohortLine.class),
                        example = BehaviourExamples.RETENTION_LINE)
            })
    @APIResponse(responseCode = "400", description = "A parameter is not as it must be; field names it")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "503", description = "query_too_large or too_many_queries; Retry-After says when again")
    public Uni<RestResponse<Object>> retention(
            @RestQuery @DefaultValue("day") String cohort,
            @RestQuery @DefaultValue("all") String viewers,
            @RestQuery @DefaultValue("8") String periods,
            @BeanParam DaysQuery query) {
        Granularity granularity = Granularity.parse(Parameters.oneOf("cohort", cohort, List.of("day", "week")));
        Parameters.oneOf("viewers", viewers, List.of("all", "users", "visitors"));
        int shown = SentText.number("periods", periods, 1, PERIODS_AT_MOST);
        LocalDate today = days.today();
        DateRange range = whole(days.range(query), granularity, today);
        return forms.answer(retention
                .cohorts(range, granularity, viewers, shown)
                .map(counts -> RetentionAnswer.of(granularity, viewers, range, counts, today)));
    }

    private static DateRange whole(DateRange range, Granularity granularity, LocalDate today) {
        LocalDate last = granularity.startOf(range.to()).plusDays(RetentionAnswer.days(granularity) - 1L);
        return new DateRange(granularity.startOf(range.from()), last.isAfter(today) ? today : last);
    }
}
