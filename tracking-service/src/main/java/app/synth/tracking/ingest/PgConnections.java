package app.synth.tracking.ingest;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what a connection may wait for, on both ends: a database that cannot be reached is known within a moment, and a
 * statement whose client has given up is given up by the server too.
 */
@Singleton
class PgConnections implements PgPoolCreator {
    private final IngestConfig config;

    PgConnections(IngestConfig config) {
        this.config = config;
    }

    @Override
    public Pool create(Input input) {
        int connectWithin = Math.toIntExact(config.connectWithin().toMillis());
        input.poolOptions().setConnectionTimeout(connectWithin).setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        input.pgConnectOptionsList().forEach(options -> {
            options.setConnectTimeout(connectWithin);
            options.addProperty(
                    "statement_timeout", Long.toString(config.storeWithin().toMillis()));
        });
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
