package app.synth.tracking.report;

import app.synth.accounts.client.permission.RequiresPermission;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Says how tracking fares: the monitoring list of the tracking plan, with its thresholds evaluated. */
@Path("/api/v1/tracking/report")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations", description = "Whether tracking does what it promises.")
public class ReportResource {
    private static final String EXAMPLE = """
            {"window":"1h","from":"2026-11-01T20:00:00Z","to":"2026-11-01T21:00:00Z","status":"warning",
             "checks":[
               {"name":"failure_rate","value":0.06,"warning":0.05,"critical":0.2,"status":"warning"},
               {"name":"acknowledgement_p95_ms","value":18.2,"warning":100.0,"critical":null,"status":"ok"},
               {"name":"reliability","value":0.962025,"warning":0.95,"critical":null,"status":"ok"},
               {"name":"client_reliability","value":0.999825,"warning":0.95,"critical":null,"status":"ok"}],
             "attempted":100000,"failure_rate":0.06,
             "by_source":[{"source":"web",
               "per_minute":{"received":1616.666667,"stored":1266.666667,"duplicate":250.0,"quarantined":50.0,"filtered":50.0},
               "received":97000,"stored":76000,"duplicate":15000,"quarantined":3000,"filtered":3000,
               "reasons":{"bot":3000,"unknown_type":3000},
               "without_metadata":760,"unresolvable_entities":12,"violations":1204,
               "clients":{"made":80120,"lost":14,"reasons":{"queue_full":14}}}],
             "refused":{"requests":60,"interactions":3000,
               "reasons":[{"status":503,"code":"queue_full","requests":60,"interactions":3000}]},
             "acknowledgement_ms":{"p50":4.1,"p95":18.2,"p99":31.0},"write_ms":{"p50":2.2,"p95":6.8,"p99":12.5},
             "commits":{"count":18000,"per_minute":300.0,"failed":0,"interactions_each":5.388889,"requests_each":1.4},
             "queue":{"interactions":12,"most":20000},
             "quality":{"without_metadata_share":0.01,"unresolvable_entities":12,"duplicates_share":0.154639},
             "replicas":2}""";

    private final Reports reports;

    ReportResource(Reports reports) {
        this.reports = reports;
    }

    /**
     * The last minutes, hours or days, over all replicas; the other replicas' figures are up to 10 s old. Needs {@code
     * manage_tracking}.
     */
    @GET
    @RequiresPermission("manage_tracking")
    @Operation(
            summary = "How tracking fares",
            operationId = "report",
            description =
                    "failure_rate = interactions quarantined or refused / attempted: warning over 0.05, critical over"
                            + " 0.20. acknowledgement_p95_ms: warning over 100. reliability = stored / (stored + quarantined +"
                            + " refused for good): warning under 0.95;"
                            + " client_reliability = (made - lost) / made, as browsers that count say, likewise. Shares are from 0 to 1, times are milliseconds."
                            + " Needs manage_tracking.")
    @APIResponse(
            responseCode = "200",
            description = "The figures and their checks, over all replicas",
            content =
                    @Content(
                            schema = @Schema(implementation = ReportAnswer.class),
                            examples = @ExampleObject(name = "one hour", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "The window is none, or not from 1m to 7d")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    public Uni<ReportAnswer> report(
            @QueryParam("window")
                    @DefaultValue(ReportWindow.DEFAULT)
                    @Parameter(
                            description = "How far back: 30m, 1h, 7d, or of ISO 8601 (PT90M); 1m to 7d",
                            example = "1h")
                    String window) {
        return reports.over(ReportWindow.ending(window, Instant.now()));
    }
}
