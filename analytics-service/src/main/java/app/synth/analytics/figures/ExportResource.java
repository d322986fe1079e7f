package app.synth.analytics.figures;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.problem.Problems;
import app.synth.analytics.lines.Described;
import app.synth.analytics.lines.Form;
import app.synth.analytics.lines.Forms;
import app.synth.analytics.period.DateRange;
import app.synth.analytics.period.DaysQuery;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;

/** Daily figures of everything, as fast as they are read. */
@Path("/api/v1/analytics/export/{table}")
@Authenticated
@SecurityRequirement(name = "bearer")
@Tag(name = "Figures", description = "Figures by day, week and month, in the reporting zone of the deployment")
public class ExportResource {
    private static final String WHAT =
            "Every row of the daily figures of events, artists, venues or users, by day and id; a day"
                    + " without anything has none. As fast as it is read. A connection that ends without the end of the chunked body, as"
                    + " curl reports with exit code 18, means that something went wrong on the way: what arrived is right, and is not"
                    + " all. Needs export_analytics.";
    private static final String BAD = "A date or the range is not valid; field names it";
    private static final String DENIED = "The permission is missing; missing_permission names it";
    private static final String UNKNOWN = "There are no daily figures of such things";

    private final Caller caller;
    private final Permissions permissions;
    private final Gate gate;
    private final Export export;
    private final Forms forms;

    ExportResource(Caller caller, Permissions permissions, Gate gate, Export export, Forms forms) {
        this.caller = caller;
        this.permissions = permissions;
        this.gate = gate;
        this.export = export;
        this.forms = forms;
    }

    /** As RFC 4180 has it, with a header. A text that a spreadsheet would take for a formula begins with an apostrophe. */
    @GET
    @Produces(Form.CSV_TYPE)
    @ResponseHeader(name = "Vary", value = "Accept")
    @Operation(summary = "Export daily figures as CSV", operationId = "exportFiguresCsv", description = WHAT)
    @Parameter(
            name = "table",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"events", "artists", "venues", "users"}))
    @APIResponse(
            responseCode = "200",
            description = "The rows",
            content =
                    @Content(
                            mediaType = Form.CSV_ASKED,
                            schema = @Schema(type = SchemaType.STRING, description = Described.CSV),
                            example = "date,venue_id,profile_views\r\n2026-11-01,the-hall,44\r\n"))
    @APIResponse(responseCode = "400", description = BAD)
    @APIResponse(responseCode = "403", description = DENIED)
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Multi<byte[]> csv(@RestPath("table") String table, @BeanParam DaysQuery query) {
        return rows(table, query, Form.CSV);
    }

    /** A JSON object a line. */
    @GET
    @Produces(Form.NDJSON_TYPE)
    @ResponseHeader(name = "Vary", value = "Accept")
    @Operation(summary = "Export daily figures as JSON lines", operationId = "exportFigures", description = WHAT)
    @Parameter(
            name = "table",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"events", "artists", "venues", "users"}))
    @APIResponse(
            responseCode = "200",
            description = "The rows",
            content =
                    @Content(
                            mediaType = Form.NDJSON_TYPE,
                            schema = @Schema(type = SchemaType.OBJECT),
                            example = "{\"date\": \"2026-11-01\", \"venue_id\": \"the-hall\", \"profile_views\": 44}"))
    @APIResponse(responseCode = "400", description = BAD)
    @APIResponse(responseCode = "403", description = DENIED)
    @APIResponse(responseCode = "404", description = UNKNOWN)
    public Multi<byte[]> json(@RestPath("table") String table, @BeanParam DaysQuery query) {
        return rows(table, query, Form.NDJSON);
    }

    private Multi<byte[]> rows(String table, DaysQuery query, Form form) {
        forms.require(form);
        DailyTable asked =
                DailyTable.of(table).orElseThrow(() -> Problems.notFound("There are no daily figures of " + table));
        DateRange range = gate.range(query);
        return permissions
                .require(caller, List.of("export_analytics"))
                .replaceWith(range)
                .onItem()
                .transformToMulti(days -> export.pages(asked, days, form));
    }
}
