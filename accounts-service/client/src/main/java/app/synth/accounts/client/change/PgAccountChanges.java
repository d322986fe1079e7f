package app.synth.accounts.client.change;

import app.synth.accounts.client.permission.PermissionsConfig;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears of changes over a PostgreSQL connection of its own, which it opens again whenever it ends. What was changed while
 * there was none is not told any more, so everything is taken as changed at each new beginning. A connection whose other end
 * is gone without a word is found out by asking over it once a second.
 *
 * <p>accounts-service hears of a change at about the same time as this service. Who asks it in between may still get the old
 * answer, and so every change is taken as having happened again a little later.
 */
final class PgAccountChanges {
    private static final Logger LOG = Logger.getLogger(PgAccountChanges.class);

    private static final String CHANNEL = "accounts_changes";
    private static final String NAME_IN_DATABASE = "accounts-changes";
    private static final long FIRST_RETRY = 100;
    private static final long LATER_RETRY = 1_000;
    private static final long BEAT = 1_000;
    private static final List<Long> ECHOES = List.of(1_000L, 5_000L);

    private final Vertx vertx;
    private final PgConnectOptions database;
    private final AccountChanges changes;
    private @Nullable PgSubscriber subscriber;
    private volatile boolean ended;
    private long beat;

    PgAccountChanges(Vertx vertx, PermissionsConfig config, AccountChanges changes) {
        this.vertx = vertx;
        this.changes = changes;
        this.database = database(config);
    }

    void begin() {
        beat = vertx.setPeriodic(BEAT, tick -> beat());
        open();
    }

    void end() {
        ended = true;
        vertx.cancelTimer(beat);
        PgSubscriber open = subscriber;
        if (open != null) {
            open.close();
        }
    }

    /** A subscriber connects again by itself, but only after it was connected once. */
    private void open() {
        PgSubscriber opening = PgSubscriber.subscriber(vertx, database).reconnectPolicy(this::connectAgainAfter);
        opening.channel(CHANNEL).subscribeHandler(subscribed -> found()).handler(this::heard);
        subscriber = opening;
        opening.connect().onFailure(refused -> {
            long retry = connectAgainAfter(1);
            if (retry >= 0) {
                vertx.setTimer(retry, again -> open());
            }
        });
    }

    private long connectAgainAfter(int failures) {
        if (ended) {
            return -1;
        }
        if (changes.isHearing()) {
            LOG.warn("Changes of accounts are not told any more: the connection to the database has ended");
        }
        changes.lost();
        return failures == 0 ? FIRST_RETRY : LATER_RETRY;
    }

    private void found() {
        changes.found();
        LOG.info("Changes of accounts are told");
    }

    private void heard(String payload) {
        changes.heard(payload);
        for (long echo : ECHOES) {
            vertx.setTimer(echo, again -> changes.heard(payload));
        }
    }

    private void beat() {
        PgSubscriber beating = subscriber;
        PgConnection connection = beating == null ? null : beating.actualConnection();
        if (connection == null || !changes.isHearing()) {
            return;
        }
        connection
                .query("select 1")
                .execute()
                .timeout(BEAT, TimeUnit.MILLISECONDS)
                .onFailure(silent -> {
                    changes.lost();
                    connection.close();
                });
    }

    private static PgConnectOptions database(PermissionsConfig config) {
        String url = config.listenUrl().orElseThrow().replaceFirst("^(vertx-reactive:|jdbc:)", "");
        PgConnectOptions options = PgConnectOptions.fromUri(url)
                .addProperty("application_name", NAME_IN_DATABASE)
                .setTcpKeepAlive(true)
                .setConnectTimeout((int) Duration.ofSeconds(2).toMillis());
        config.listenUsername().ifPresent(options::setUser);
        config.listenPassword().ifPresent(options::setPassword);
        return options;
    }
}
