package app.synth.tracking.plan;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * The tracking plan as it is now, in memory: nobody waits for it. Each replica looks for changes by itself, and keeps what
 * it has while the database is away.
 */
@ApplicationScoped
public class TrackingPlans {
    private static final Logger LOG = Logger.getLogger(TrackingPlans.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(10);

    private final PgRules stored;
    private volatile Snapshot now = new Snapshot(0, List.of(), TrackingPlan.EMPTY);

    private record Snapshot(long versions, List<Rule> rules, TrackingPlan plan) {}

    TrackingPlans(PgRules stored) {
        this.stored = stored;
    }

    /** To be asked anew for each interaction: it changes while the service runs. */
    public TrackingPlan current() {
        return now.plan;
    }

    void atStart(@Observes StartupEvent start) {
        refresh().await().atMost(START_PATIENCE);
    }

    @Scheduled(every = "${tracking.plan.refresh:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> look() {
        return refresh().onFailure().recoverWithUni(failure -> {
            LOG.warnf("The tracking plan could not be looked at, and stays as it is: %s", failure);
            return Uni.createFrom().voidItem();
        });
    }

    /** The number is read before the rules: what is written in between is seen at the next look, never missed. */
    Uni<Void> refresh() {
        return stored.versions()
                .chain(versions -> versions == now.versions
                        ? Uni.createFrom().voidItem()
                        : stored.current()
                                .invoke(rules -> replace(versions, rules))
                                .replaceWithVoid());
    }

    private synchronized void replace(long versions, List<RuleView> views) {
        if (versions < now.versions) {
            return; // an older answer that came later
        }
        List<Rule> rules = new ArrayList<>();
        views.forEach(view -> compiled(view).ifPresent(rules::add));
        now = new Snapshot(versions, List.copyOf(rules), new TrackingPlan(rules));
        LOG.infof("The tracking plan has %d rules", rules.size());
    }

    private Optional<Rule> compiled(RuleView view) {
        try {
            return view.key()
                    .map(key ->
                            known(key, view.version()).orElseGet(() -> new Rule(key, view.version(), view.schema())));
        } catch (RuntimeException broken) {
            LOG.errorf(broken, "Rule %s of the tracking plan is no schema, and judges nothing", view.rule());
            return Optional.empty();
        }
    }

    private Optional<Rule> known(RuleKey key, int version) {
        return now.rules.stream()
                .filter(rule -> rule.version() == version && rule.key().equals(key))
                .findAny();
    }
}
