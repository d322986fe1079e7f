package app.synth.tracking.plan;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Counts violations without anybody waiting: in memory, and every two seconds in the database. The interactions themselves
 * are stored, or quarantined, before and without this: a crash loses two seconds of <em>counts</em> and never data, and
 * while the database is away the counts wait.
 */
@ApplicationScoped
public class ViolationCounts {
    private static final Logger LOG = Logger.getLogger(ViolationCounts.class);
    private static final Duration SHUTDOWN_PATIENCE = Duration.ofSeconds(5);

    private final PgViolations stored;
    private final int most;
    private final Map<ViolationKey, ViolationTally> counts = new ConcurrentHashMap<>();
    private final Counter counted;
    private final Counter uncounted;

    ViolationCounts(PgViolations stored, TrackingPlanConfig config, MeterRegistry metrics) {
        this.stored = stored;
        this.most = config.countsAtMost();
        this.counted = Counter.builder("tracking.plan.violations")
                .description("Violations of the tracking plan: by interaction, field and keyword")
                .register(metrics);
        this.uncounted = Counter.builder("tracking.plan.violations.uncounted")
                .description("Violations that are not in the report, because too many different ones came at once")
                .register(metrics);
    }

    /**
     * Counts what an interaction violates. Safe for any thread, and never waits.
     *
     * @param source the interaction's
     * @param metadata as sent; its beginning may become the sample
     */
    public void record(String source, List<Violation> violations, String metadata) {
        if (violations.isEmpty()) {
            return;
        }
        Instant now = Instant.now();
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        for (Violation violation : violations) {
            counted.increment();
            ViolationKey key = ViolationKey.of(hour, source, violation);
            if (counts.size() >= most && !counts.containsKey(key)) {
                uncounted.increment();
            } else {
                counts.compute(
                        key, (same, tally) -> tally == null ? ViolationTally.first(metadata, now) : tally.oneMore(now));
            }
        }
    }

    @Scheduled(every = "${tracking.plan.counts-written:2s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> write() {
        List<Map.Entry<ViolationKey, ViolationTally>> taken = take();
        if (taken.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return stored.add(taken).onFailure().recoverWithUni(failure -> {
            LOG.warnf("%d counts of violations could not be written, and wait: %s", taken.size(), failure);
            taken.forEach(count -> counts.merge(count.getKey(), count.getValue(), ViolationTally::plus));
            return Uni.createFrom().voidItem();
        });
    }

    void atEnd(@Observes ShutdownEvent end) {
        write().await().atMost(SHUTDOWN_PATIENCE);
    }

    /** Each count is taken whole: what comes a moment later begins a new one. */
    private List<Map.Entry<ViolationKey, ViolationTally>> take() {
        List<Map.Entry<ViolationKey, ViolationTally>> taken = new ArrayList<>();
        for (ViolationKey key : new TreeSet<>(counts.keySet())) {
            ViolationTally tally = counts.remove(key);
            if (tally != null) {
                taken.add(Map.entry(key, tally));
            }
        }
        return taken;
    }
}
