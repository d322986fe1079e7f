package app.synth.tracking.accounting;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.tracking.http.TimeRange;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Says what became of everything that came in. */
@Path("/api/v1/tracking/accounting")
@Authenticated
@SecurityRequirement(name = "bearer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations", description = "Whether tracking does what it promises.")
public class AccountingResource {
    private static final String EXAMPLE = """
            {"from":"2026-11-01T20:00:00Z","to":"2026-11-01T21:00:00Z","balanced":true,
             "total":{"received":5,"stored":2,"duplicate":1,"quarantined":1,"filtered":1,"reasons":{"bot":1,"unknown_type":1}},
             "items":[{"source":"web","hour":"2026-11-01T20:00:00Z",
               "fates":{"received":5,"stored":2,"duplicate":1,"quarantined":1,"filtered":1,"reasons":{"bot":1,"unknown_type":1}}}]}""";
    private static final Duration DEFAULT_RANGE = Duration.ofHours(24);

    private final PgAccounting accounting;
    private final AccountingConfig config;

    AccountingResource(PgAccounting accounting, AccountingConfig config) {
        this.accounting = accounting;
        this.config = config;
    }

    /** Counts per source and hour of arrival; the last 24 hours unless told. Needs {@code manage_tracking}. */
    @GET
    @RequiresPermission("manage_tracking")
    @Operation(
            summary = "What came in and what became of it",
            operationId = "accounting",
            description = "received = stored + duplicate + quarantined + filtered, per source and hour of arrival."
                    + " Needs manage_tracking.")
    @APIResponse(
            responseCode = "200",
            description = "The counts, up to what is committed now",
            content =
                    @Content(
                            schema = @Schema(implementation = AccountingAnswer.class),
                            examples = @ExampleObject(name = "one hour", value = EXAMPLE)))
    @APIResponse(responseCode = "400", description = "No time, or a range that is empty or too long")
    @APIResponse(responseCode = "403", description = "The permission is missing; missing_permission names it")
    public Uni<AccountingAnswer> accounting(
            @QueryParam("from")
                    @Parameter(
                            description =
                                    "RFC 3339; counts begin with its hour. 24 hours before to where it is missing")
                    @Nullable
                    String from,
            @QueryParam("to")
                    @Parameter(
                            description =
                                    "RFC 3339, not included: the last hour is the one that begins before it. Now where it is missing")
                    @Nullable
                    String to,
            @QueryParam("source") @Parameter(description = "Only this source's", example = "web") @Nullable
                    String source) {
        TimeRange hours = TimeRange.ending(Instant.now(), DEFAULT_RANGE, from, to)
                .atMost(config.longestRange())
                .inWholeHours();
        return accounting.byHour(hours.from(), hours.to(), source).map(counts -> AccountingAnswer.of(hours, counts));
    }
}
