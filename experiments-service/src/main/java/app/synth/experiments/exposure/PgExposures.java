package app.synth.experiments.exposure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The first exposures, in {@code user_experiment_assignments}: written once, never changed. */
@ApplicationScoped
class PgExposures {
    private final Pool pool;

    PgExposures(Pool pool) {
        this.pool = pool;
    }

    /**
     * Name of the variant that the subject keeps. A variant that only the client claimed decides nothing: otherwise
     * anybody could pick their own.
     */
    Uni<Optional<String>> keptVariant(UUID experimentId, Subject subject) {
        return pool.preparedQuery("""
                        select variant_name
                        from user_experiment_assignments
                        where experiment_id = $1 and subject = $2 and as_computed
                        order by phase
                        limit 1
                        """)
                .execute(Tuple.of(experimentId, subject.text()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("variant_name"))
                        .findFirst());
    }

    /**
     * Keeps the exposure if it is the subject's first.
     *
     * @return false when there was one before, which stays as it is
     */
    Uni<Boolean> keepFirst(Exposure exposure) {
        return pool.preparedQuery("""
                        insert into user_experiment_assignments
                            (experiment_id, subject, user_id, variant_name, bucket, as_computed)
                        values ($1, $2, $3, $4, $5, $6)
                        on conflict (experiment_id, subject, phase) do nothing
                        """)
                .execute(Tuple.of(
                        exposure.experimentId(),
                        exposure.subject().text(),
                        exposure.subject().userId(),
                        exposure.variantName(),
                        exposure.bucket(),
                        exposure.asComputed()))
                .map(RowSet::rowCount)
                .map(inserted -> inserted == 1);
    }
}
