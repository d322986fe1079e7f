package app.synth.analytics.rollup;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** How this service talks to PostgreSQL. */
@Singleton
class PgConnections {

    @Produces
    @Singleton
    PgPoolCreator prepared() {
        return PgConnections::pool;
    }

    private static Pool pool(PgPoolCreator.Input input) {
        for (PgConnectOptions options : input.pgConnectOptionsList()) {
            // Unasked, statements of more than 2,048 characters are parsed and planned again each time: nearly all of a
            // step.
            options.setPreparedStatementCacheSqlFilter(sql -> true);
            // Compiling a plan takes longer than any step; questions over many rows are parallel instead.
            options.addProperty("jit", "off");
            // A step makes sure of its temporary tables each time.
            options.addProperty("client_min_messages", "warning");
        }
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
