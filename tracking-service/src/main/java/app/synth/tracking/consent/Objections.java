package app.synth.tracking.consent;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who objected to being tracked, in this replica's memory (about 100 bytes a person). It follows the table by
 * asking for what changed; while Postgres is away, what is known stays in force.
 */
@ApplicationScoped
public class Objections {
    private static final Logger LOG = Logger.getLogger(Objections.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(30);
    private static final Instant THE_BEGINNING = Instant.EPOCH;

    private final PgConsent table;
    private final ConsentConfig config;
    private final Set<String> subjects = ConcurrentHashMap.newKeySet();
    private volatile Instant newest = THE_BEGINNING;

    Objections(PgConsent table, ConsentConfig config) {
        this.table = table;
        this.config = config;
    }

    /** Whether one of the two belongs to somebody who does not want to be tracked. */
    public boolean includes(@Nullable UUID userId, @Nullable String anonymousId) {
        return !subjects.isEmpty()
                && ((userId != null && subjects.contains(new Subject.User(userId).key()))
                        || (anonymousId != null && subjects.contains(new Subject.Visitor(anonymousId).key())));
    }

    /** Takes a wish to heart at once, where it was given. */
    void heard(Subject subject, boolean tracking) {
        if (tracking) {
            subjects.remove(subject.key());
        } else {
            subjects.add(subject.key());
        }
    }

    /** Before the first request: nobody's wish is forgotten by a restart. */
    void atStart(@Observes StartupEvent start) {
        catchUp().await().atMost(START_PATIENCE);
    }

    @Scheduled(every = "${tracking.consent.refresh:2s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> follow() {
        return catchUp()
                .onFailure()
                .invoke(failure -> LOG.debugf("Wishes not refreshed: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> catchUp() {
        return table.changedSince(newest.equals(THE_BEGINNING) ? newest : newest.minus(config.overlap()))
                .invoke(this::apply)
                .replaceWithVoid();
    }

    private void apply(List<PgConsent.Wish> wishes) {
        for (PgConsent.Wish wish : wishes) {
            if (wish.tracking()) {
                subjects.remove(wish.subject());
            } else {
                subjects.add(wish.subject());
            }
            if (wish.changedAt().isAfter(newest)) {
                newest = wish.changedAt();
            }
        }
    }
}
