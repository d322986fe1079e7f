package app.synth.accounts.subscription;

import app.synth.accounts.change.Actor;
import app.synth.accounts.change.PgChanges;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Lets a subscription that still runs follow a tier that has run out: somebody's premium year comes back when the
 * professional month they were given is over. That the month is over needs no job; this only gives back what is paid for.
 * Every replica may do it, and twice is as good as once.
 */
@ApplicationScoped
class Succession {
    private static final Logger LOG = Logger.getLogger(Succession.class);
    private static final Actor ACTOR = Actor.job("succession");

    private final PgChanges changes;
    private final PgTiers tiers;

    Succession(PgChanges changes, PgTiers tiers) {
        this.changes = changes;
        this.tiers = tiers;
    }

    @Scheduled(
            identity = "succession",
            every = "${subscription.succession:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return changes.by(ACTOR, tiers::succeeded)
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(user -> changes.by(ACTOR, () -> tiers.settle(user)))
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    LOG.warnf("Nobody's subscription could follow another this time: %s", failure);
                    return Uni.createFrom().voidItem();
                });
    }
}
