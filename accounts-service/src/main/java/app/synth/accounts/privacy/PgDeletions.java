package app.synth.accounts.privacy;

import app.synth.accounts.change.Actor;
import app.synth.accounts.change.Attribution;
import app.synth.accounts.change.PgBulkChanges;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Deletes the accounts whose time is up: some at a time, so that no transaction is long, and until nothing is left. Replicas
 * that do it at once take different ones.
 */
@ApplicationScoped
class PgDeletions {
    private static final Logger LOG = Logger.getLogger(PgDeletions.class);
    private static final int ROUNDS = 100;
    private static final String DELETE = """
            select accounts.delete_due_accounts($1)
            """;

    private final PgBulkChanges changes;
    private final PrivacyConfig config;

    PgDeletions(PgBulkChanges changes, PrivacyConfig config) {
        this.changes = changes;
        this.config = config;
    }

    @Scheduled(
            every = "${accounts.privacy.deleted-every:1m}",
            delayed = "10s",
            concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> deleteDue() {
        return some(ROUNDS)
                .onFailure()
                .invoke(failure -> LOG.warnf("Accounts that are due are not deleted: %s", failure))
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> some(int rounds) {
        return changes.by(
                        Attribution.of(Actor.job("account_deletion"), "The account's user asked for it"),
                        connection -> connection
                                .preparedQuery(DELETE)
                                .execute(Tuple.of(config.deletedAtOnce()))
                                .map(rows -> rows.iterator().next().getInteger(0)))
                .invoke(gone -> {
                    if (gone > 0) {
                        LOG.infof("Deleted %d accounts whose users asked for it", gone);
                    }
                })
                .chain(gone -> gone < config.deletedAtOnce() || rounds <= 1
                        ? Uni.createFrom().voidItem()
                        : some(rounds - 1));
    }
}
