package app.synth.tracking.accounting;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Gathers appended counts every few seconds; each replica takes those that no other one has in hand. */
@ApplicationScoped
class AccountingFold {
    private static final Logger LOG = Logger.getLogger(AccountingFold.class);

    private final PgAccounting accounting;

    AccountingFold(PgAccounting accounting) {
        this.accounting = accounting;
    }

    @Scheduled(every = "${tracking.accounting.fold-every:5s}", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> fold() {
        return accounting
                .fold()
                .onFailure()
                .invoke(failure -> LOG.warnf("Counts not folded, and so slower to read: %s", failure))
                .onFailure()
                .recoverWithNull();
    }
}
