package app.synth.experiments.holdout;

import app.synth.experiments.assignment.Holdout;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The one row of {@code experiment_holdout}. */
@ApplicationScoped
public class PgHoldout {
    private static final String COLUMNS = "share, seed, version, changed_at, changed_by";

    private static final String READ = "select " + COLUMNS + " from experiment_holdout";

    private static final String CHANGE = """
            update experiment_holdout
            set share = $1, seed = coalesce($2, seed), version = version + 1, changed_at = now(), changed_by = $3
            where version = $4
            returning
            """ + COLUMNS;

    private final Pool pool;

    PgHoldout(Pool pool) {
        this.pool = pool;
    }

    /** Who is held out now. */
    public Uni<Holdout> holdout() {
        return read().map(HoldoutView::holdout);
    }

    Uni<HoldoutView> read() {
        return pool.query(READ).execute().map(rows -> first(rows).orElseThrow());
    }

    /**
     * Empty where it is not at this version.
     *
     * @param seed null: the one it has
     */
    Uni<Optional<HoldoutView>> change(double share, @Nullable String seed, int version, UUID by) {
        return pool.preparedQuery(CHANGE)
                .execute(Tuple.of(BigDecimal.valueOf(share), seed, by, version))
                .map(PgHoldout::first);
    }

    private static Optional<HoldoutView> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .findFirst()
                .map(row -> new HoldoutView(
                        row.getDouble("share"),
                        row.getString("seed"),
                        row.getInteger("version"),
                        row.getOffsetDateTime("changed_at").toInstant(),
                        row.getUUID("changed_by")));
    }
}
