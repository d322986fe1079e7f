package app.synth.analytics.catalogue;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalogue taken from views of the app's own tables. */
@Path("/api/v1/catalogue/sync")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue", description = "What the app's events, artists and venues are")
@RequiresPermission("manage_catalogue")
@APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
public class CatalogueSyncResource {
    private static final String RUNS = """
            {"items": [{"kind": "events", "view": "app.insights_events", "started_at": "2026-11-26T20:15:00Z",
                       "finished_at": "2026-11-26T20:15:01Z", "received": 8120, "stored": 14, "unchanged": 8105, "removed": 0,
                       "skipped": 1, "skipped_because": [{"field": "zone", "reason": "unknown zone", "rows": 1,
                       "example": "concert-017"}], "failure": null, "detail": null}]}""";

    private final CatalogueSync sync;
    private final PgSyncRuns record;

    CatalogueSyncResource(CatalogueSync sync, PgSyncRuns record) {
        this.sync = sync;
        this.record = record;
    }

    /** Takes every kind that has a view from it, now. */
    @POST
    @Operation(
            summary = "Take the catalogue from the app's tables",
            operationId = "syncCatalogue",
            description =
                    "Writes what is new or different in the views that analytics.catalogue.sync names. Rows that are not"
                            + " valid are skipped and counted. Needs manage_catalogue.")
    @APIResponse(
            responseCode = "200",
            description = "What it came to",
            content = @Content(schema = @Schema(implementation = SyncRuns.class), example = RUNS))
    @APIResponse(
            responseCode = "409",
            description = "no_views: none is configured; already_running: one at a time; view_missing, view_forbidden,"
                    + " view_columns, view_too_slow, view_empty, view_failed, taken_over: a kind could not be taken, or not"
                    + " all of it. kind names the first such, items tells of all")
    public Uni<SyncRuns> run() {
        int kinds = sync.kinds().size();
        if (kinds == 0) {
            throw Problems.conflict("no_views", "analytics.catalogue.sync names no view");
        }
        return sync.run(Duration.ZERO).map(runs -> answer(runs, kinds));
    }

    /** What the last run of each kind came to, whoever started it. */
    @GET
    @Operation(
            summary = "When the catalogue was taken from the app's tables",
            operationId = "catalogueSyncs",
            description = "The last run of each kind that ended, on any replica. Needs manage_catalogue.")
    @APIResponse(
            responseCode = "200",
            description = "The runs; of kinds that were never taken, none",
            content = @Content(schema = @Schema(implementation = SyncRuns.class), example = RUNS))
    public Uni<SyncRuns> last() {
        return record.last().map(SyncRuns::new);
    }

    private static SyncRuns answer(List<SyncRun> runs, int kinds) {
        for (SyncRun run : runs) {
            if (run.failure() != null) {
                throw Problems.of(Status.CONFLICT, run.failure(), "%s: %s".formatted(run.view(), run.detail()))
                        .with("kind", run.kind())
                        .with("items", runs)
                        .build();
            }
        }
        if (runs.size() < kinds) {
            throw Problems.conflict("already_running", "Somebody is taking the catalogue; try again after that");
        }
        return new SyncRuns(runs);
    }
}
