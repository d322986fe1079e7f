package app.synth.analytics.connection;

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

/** The pools, with what both have in common. */
@Singleton
public class PgConnections {
    /**
     * The pool for figures: of few connections, so that who asks for a year does not slow down everybody who asks for less, but
     * all wait a moment for their turn; and never taken by questions that run for seconds.
     */
    public static final String FIGURES = "figures";

    private static final String SHARED = "shared";

    /** Figures have only one sensible plan, from the index of whose they are, and making one takes as long as many answers. */
    private static final Map<String, String> ONE_PLAN = Map.of("plan_cache_mode", "force_generic_plan");

    @Produces
    @Singleton
    PgPoolCreator prepared() {
        return input -> pool(input, SHARED, Map.of());
    }

    @Produces
    @Singleton
    @ReactiveDataSource(FIGURES)
    PgPoolCreator preparedFigures() {
        return input -> pool(input, FIGURES, ONE_PLAN);
    }

    /** @param name in the metrics, where pools without one would be taken for one pool */
    private static Pool pool(PgPoolCreator.Input input, String name, Map<String, String> settings) {
        input.poolOptions().setName(name);
        for (PgConnectOptions options : input.pgConnectOptionsList()) {
            // Unasked, statements of more than 2,048 characters are parsed and planned again each time: nearly all of a
            // step.
            options.setPreparedStatementCacheSqlFilter(sql -> true);
            // Compiling a plan takes longer than any step; questions over many rows are parallel instead.
            options.addProperty("jit", "off");
            // A step makes sure of its temporary tables each time.
            options.addProperty("client_min_messages", "warning");
            settings.forEach(options::addProperty);
        }
        return PgBuilder.pool()
                .with(input.poolOptions())
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }
}
