package app.synth.tracking.accounting;

import app.synth.accounts.client.permission.RequiresPermission;
import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.http.TimeParameter;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Says what became of everything that came in. */
@Path("/api/v1/tracking/accounting")
@Authenticated
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Operations", description = "Whether tracking does what it promises.")
public class AccountingResource {
    private static final String EXAMPLE = """
            {"from":"2026-11-01T20:00:00Z","to":"2026-11-01T21:00:00Z","balanced":true,
             "total":{"received":5,"stored":2,"duplicate":1,"quarantined":1,"filtered":1,"reasons":{"bot":1,"unknown_type":1}},
             "hours":[{"source":"web","hour":"2026-11-01T20:00:00Z",
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
            @QueryParam("from") @Parameter(description = "RFC 3339; counts begin with its hour") @Nullable String from,
            @QueryParam("to") @Parameter(description = "RFC 3339; its hour is the last") @Nullable String to,
            @QueryParam("source") @Parameter(description = "One source; all where it is missing") @Nullable
                    String source) {
        Instant until = (to == null ? Instant.now() : TimeParameter.parse("to", to))
                .truncatedTo(ChronoUnit.HOURS)
                .plus(1, ChronoUnit.HOURS);
        Instant since = (from == null ? until.minus(DEFAULT_RANGE) : TimeParameter.parse("from", from))
                .truncatedTo(ChronoUnit.HOURS);
        if (!since.isBefore(until)) {
            throw Problems.badField("from", "from is after to");
        }
        if (Duration.between(since, until).compareTo(config.longestRange()) > 0) {
            throw Problems.badField("from", "more than " + config.longestRange().toDays() + " days at a time");
        }
        if (source != null && source.indexOf('\0') >= 0) {
            throw Problems.badField("source", "source is the key of a source");
        }
        return accounting.byHour(since, until, source).map(counts -> AccountingAnswer.of(since, until, counts));
    }
}
