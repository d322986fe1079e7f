package app.synth.tracking.report;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How tracking fares, over all replicas. Shares are from 0 to 1; times are milliseconds.
 *
 * @param window as asked for
 * @param from the beginning of a minute
 * @param to now
 * @param status the worst of the checks: ok, warning or critical
 * @param checks failure_rate (the plan's thresholds), acknowledgement_p95_ms and reliability (its KPIs),
 *     client_reliability (the same, as clients count that count)
 * @param attempted interactions that came, refused ones included
 * @param failureRate of those, the share that was quarantined or refused; null where none came
 * @param bySource what was taken in and what became of it
 * @param refused requests that were answered with an error where interactions are taken in
 * @param acknowledgementMs from the request's body being there to its rows being committed
 * @param writeMs one write, from asking for a connection to the commit
 * @param commits writes, each of which requests share
 * @param queue what waits for a writer
 * @param quality of what is stored
 * @param replicas how many told about themselves
 */
@JsonNaming(SnakeCaseStrategy.class)
record ReportAnswer(
        String window,
        Instant from,
        Instant to,
        String status,
        List<ReportCheck> checks,
        long attempted,
        @Nullable Double failureRate,
        List<OfSource> bySource,
        Refused refused,
        Quantiles acknowledgementMs,
        Quantiles writeMs,
        Commits commits,
        Queue queue,
        Quality quality,
        int replicas) {

    /**
     * One source's interactions: received = stored + duplicate + quarantined + filtered.
     *
     * @param perMinute the same, per minute of the window
     * @param reasons quarantined and filtered ones by why
     * @param violations of the tracking plan: by interaction, field and keyword
     * @param clients what its clients say of themselves
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record OfSource(
            String source,
            PerMinute perMinute,
            long received,
            long stored,
            long duplicate,
            long quarantined,
            long filtered,
            Map<String, Long> reasons,
            long withoutMetadata,
            long unresolvableEntities,
            long violations,
            Clients clients) {}

    /**
     * What clients report who count: made interactions, and those that will never be sent.
     *
     * @param reasons the lost ones by why: queue_full, too_old, storage_failed, …
     */
    record Clients(long made, long lost, Map<String, Long> reasons) {}

    /** Interactions per minute. */
    record PerMinute(double received, double stored, double duplicate, double quarantined, double filtered) {}

    /**
     * What was not even taken in.
     *
     * @param interactions in the requests; 1 each where that is not known
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Refused(long requests, long interactions, List<Reason> reasons) {}

    /**
     * Why, the most frequent first.
     *
     * @param status of HTTP
     * @param code as in the problem's code
     */
    record Reason(int status, String code, long requests, long interactions) {}

    /** Milliseconds, estimated from buckets; null where nothing was measured. */
    record Quantiles(
            @Nullable Double p50,
            @Nullable Double p95,
            @Nullable Double p99) {}

    /**
     * How often is written, and how much at once.
     *
     * @param failed writes after which their requests were refused
     * @param interactionsEach mean; null without a write
     * @param requestsEach mean
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Commits(
            long count,
            double perMinute,
            long failed,
            @Nullable Double interactionsEach,
            @Nullable Double requestsEach) {}

    /**
     * Interactions that wait.
     *
     * @param interactions now, or some seconds ago, on all replicas
     * @param most on one replica, in the window
     */
    record Queue(long interactions, long most) {}

    /**
     * Of what kind the data is.
     *
     * @param withoutMetadataShare of what is stored; null where nothing is
     * @param unresolvableEntities stored ones about an event, artist, venue, review, user or ticket that they do not name
     * @param duplicatesShare of what was received
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Quality(
            @Nullable Double withoutMetadataShare,
            long unresolvableEntities,
            @Nullable Double duplicatesShare) {}
}
