package app.synth.accounts.client.change;

import app.synth.accounts.client.permission.PermissionsConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Listens for changes from the start of the service to its end, where it can: where it is told a database
 * ({@code permissions.listen-url}, by default the service's own) and has the reactive PostgreSQL client.
 */
@ApplicationScoped
class ChangesListening {
    private static final Logger LOG = Logger.getLogger(ChangesListening.class);

    private final Vertx vertx;
    private final PermissionsConfig config;
    private final AccountChanges changes;
    private @Nullable PgAccountChanges listening;

    ChangesListening(Vertx vertx, PermissionsConfig config, AccountChanges changes) {
        this.vertx = vertx;
        this.config = config;
        this.changes = changes;
    }

    void begin(@Observes StartupEvent started) {
        if (config.listen() && config.listenUrl().isPresent() && hasClient()) {
            changes.lost();
            listening = new PgAccountChanges(vertx, config, changes);
            listening.begin();
        } else {
            LOG.infof("Changes of accounts are not listened for: they are seen after %s", config.liveFor());
        }
    }

    void end(@Observes ShutdownEvent stopping) {
        if (listening != null) {
            listening.end();
        }
    }

    private static boolean hasClient() {
        try {
            Class.forName("io.vertx.pgclient.pubsub.PgSubscriber");
            return true;
        } catch (ClassNotFoundException absent) {
            return false;
        }
    }
}
