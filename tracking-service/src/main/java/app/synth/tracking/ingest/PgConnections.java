package app.synth.tracking.ingest;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what a connection may wait for, on both ends: a database that cannot be reached is known within a moment, and a
 * statement whose client has given up is given up by the server too. Writers have connections of their own, so that no
 * reader can keep an interaction from being stored.
 */
@Singleton
class PgConnections {
    /** The datasource of the writers. */
    static final String WRITERS = "writers";

    private static final String READERS = "readers";

    /** Planning takes a fifth of a small write, and the writers' one statement has only one sensible plan. */
    private static final Map<String, String> ONE_PLAN = Map.of("plan_cache_mode", "force_generic_plan");

    /** What readers leave open changes the plan: one made for all their questions suits none of them. */
    private static final Map<String, String> PLAN_EACH = Map.of("plan_cache_mode", "force_custom_plan");

    private final IngestConfig config;

    PgConnections(IngestConfig config) {
        this.config = config;
    }

    @Produces
    @Singleton
    PgPoolCreator readers() {
        return input -> pool(input, READERS, PLAN_EACH);
    }

    @Produces
    @Singleton
    @ReactiveDataSource(WRITERS)
    PgPoolCreator writers() {
        return input -> pool(input, WRITERS, ONE_PLAN);
    }

    /** @param name in the metrics, where pools without one would be taken for one pool */
    private Pool pool(PgPoolCreator.Input input, String name, Map<String, String> settings) {
        int connectWithin = Math.toIntExact(config.connectWithin().toMillis());
        input.poolOptions()
                .setName(name)
                .setConnectionTimeout(connectWithin)
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        for (PgConnectOptions options : input.pgConnectOptionsList()) {
            options.setConnectTimeout(connectWithin);
            // Unasked, statements of more than 2,048 characters are parsed and planned again each time: the writers'
            // own.
            options.setPreparedStatementCacheSqlFilter(sql -> true);
            options.addProperty(
                    "statement_timeout", Long.toString(config.storeWithin().toMillis()));
            settings.forEach(options::addProperty);
        }
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
