package app.synth.analytics.rollup;

import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import app.synth.analytics.period.DateRange;
import app.synth.analytics.period.DaysQuery;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;

/** Whether the figures are right and fresh. Days are cut in the reporting zone; both ends of a range are included. */
@Path("/api/v1/rollups")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rollups", description = "Whether the figures are right and fresh, and how to mend them")
public class RollupsResource {
    private static final String CHECK = """
            {"verification_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "kind": "verify", "from": "2026-11-01",
             "to": "2026-11-02", "done_to": "2026-11-02", "started_at": "2026-11-03T03:30:00Z",
             "finished_at": "2026-11-03T03:30:07Z", "requested_by": null, "cells": 40211, "differences": 1,
             "sample": [{"table": "analytics_event_daily", "key": {"event_id": "concert-001", "date": "2026-11-01"},
                         "recomputed": {"clicks": 41}, "stored": {"clicks": 40}}], "failure": null}""";

    private static final String RESTORED = """
            Interactions that are stored and not in the figures yet. Needs view_all_analytics.

            `cursor_ahead` is true after a dump was restored into a new server: what is new there has smaller transaction ids
            than what is counted, and nothing of it is. Stop the services and, as the database's superuser, let the server's
            transactions pass those of the dump (some 100,000 a second; for thousands of millions, `pg_resetwal -x` and `-e`):

            ```sql
            do $$
            declare
                past xid8 := greatest((select max(written_in) from tracking.user_interactions),
                                      (select max(written_in) from tracking.identities),
                                      (select max(tx) from accounts.account_events),
                                      (select greatest(position, departures) from analytics.rollup_cursor));
            begin
                while pg_current_xact_id() <= past loop
                    commit;
                end loop;
            end $$;
            ```

            Where that is done before the services first run on the new server, nothing is missing. What they have stored
            before it counts after `POST /api/v1/rollups/rebuild?from=…` with the day of `raw_since`.""";

    private final Caller caller;
    private final RollupChecks checks;
    private final PgRollupChecks record;
    private final PgRollupState state;
    private final RollupConfig config;

    RollupsResource(
            Caller caller, RollupChecks checks, PgRollupChecks record, PgRollupState state, RollupConfig config) {
        this.caller = caller;
        this.checks = checks;
        this.record = record;
        this.state = state;
        this.config = config;
    }

    /** How far behind the figures are. */
    @GET
    @Path("/state")
    @RequiresPermission("view_all_analytics")
    @Operation(summary = "How fresh the figures are", operationId = "rollupState", description = RESTORED)
    @APIResponse(
            responseCode = "200",
            description = "The state of the rollups",
            content = @Content(schema = @Schema(implementation = RollupState.class), example = """
                    {"position": "8812331", "advanced_at": "2026-11-26T20:14:03Z", "lag_rows": 112, "lag_seconds": 0.41,
                     "cursor_ahead": false, "raw_since": "2026-08-29"}"""))
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    public Uni<RollupState> state() {
        return state.read();
    }

    /** Compares every cell of the days with a recomputation from the raw interactions. */
    @POST
    @Path("/verify")
    @ResponseStatus(202)
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "Hold figures against the raw interactions",
            operationId = "verifyFigures",
            description =
                    "Recomputes the days from the raw interactions and compares every cell. It goes on after the answer:"
                            + " ask for the verification by its id. Changes nothing. Needs view_all_analytics.")
    @APIResponse(
            responseCode = "202",
            description = "It has begun",
            content = @Content(schema = @Schema(implementation = RollupCheck.class), example = CHECK))
    @APIResponse(responseCode = "400", description = "A date or the range is not valid; field names it")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(
            responseCode = "409",
            description = "raw_data_gone: the raw interactions of from are not complete any more;"
                    + " already_running: one at a time")
    public Uni<RollupCheck> verify(@BeanParam DaysQuery query) {
        return checks.verify(range(query), caller.userId());
    }

    /** Puts the recomputation in the place of the figures. */
    @POST
    @Path("/rebuild")
    @ResponseStatus(202)
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "Mend figures from the raw interactions",
            operationId = "rebuildFigures",
            description = "Recomputes the days and puts the result in the place of what was there, a day a transaction;"
                    + " what differed stands in the result. Needs view_all_analytics.")
    @APIResponse(
            responseCode = "202",
            description = "It has begun",
            content = @Content(schema = @Schema(implementation = RollupCheck.class), example = CHECK))
    @APIResponse(responseCode = "400", description = "A date or the range is not valid; field names it")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(
            responseCode = "409",
            description = "raw_data_gone: the raw interactions of from are not complete any more;"
                    + " already_running: one at a time")
    public Uni<RollupCheck> rebuild(@BeanParam DaysQuery query) {
        return checks.rebuild(range(query), caller.userId());
    }

    /** The latest verifications and rebuilds. */
    @GET
    @Path("/verifications")
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "Latest verifications and rebuilds",
            operationId = "verifications",
            description = "The last 100, the nightly ones among them. Needs view_all_analytics.")
    @APIResponse(
            responseCode = "200",
            description = "The newest first",
            content =
                    @Content(
                            schema = @Schema(implementation = RollupCheckList.class),
                            example = "{\"items\": [" + CHECK + "]}"))
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    public Uni<RollupCheckList> latest() {
        return record.latest(100).map(RollupCheckList::new);
    }

    /** One of them, as far as it has come. */
    @GET
    @Path("/verifications/{id}")
    @RequiresPermission("view_all_analytics")
    @Operation(
            summary = "A verification or rebuild",
            operationId = "verification",
            description = "As far as it has come. Needs view_all_analytics.")
    @APIResponse(
            responseCode = "200",
            description = "The verification",
            content = @Content(schema = @Schema(implementation = RollupCheck.class), example = CHECK))
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    @APIResponse(responseCode = "404", description = "There is none of this id")
    public Uni<RollupCheck> one(@RestPath String id) {
        return checks.find(SentText.uuid(id).orElseThrow(() -> unknown(id)))
                .map(found -> found.orElseThrow(() -> unknown(id)));
    }

    private static RuntimeException unknown(String id) {
        return Problems.notFound("No verification has the id " + id);
    }

    private DateRange range(DaysQuery query) {
        return query.range(LocalDate.now(config.reportingZone()));
    }
}
