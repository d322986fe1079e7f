package app.synth.experiments.decision;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The variants that subjects were exposed to and keep. */
@ApplicationScoped
class PgKeptVariants {
    /**
     * A variant that only the client claimed decides nothing: otherwise anybody could pick their own. Of several phases the
     * first one counts.
     */
    private static final String KEPT = """
            select distinct on (kept.experiment_id, kept.subject) kept.experiment_id, kept.subject, kept.variant_name
            from unnest($1::uuid[], $2::text[]) as asked (experiment_id, subject)
            join user_experiment_assignments kept
              on kept.experiment_id = asked.experiment_id and kept.subject = asked.subject
            where kept.as_computed
            order by kept.experiment_id, kept.subject, kept.phase
            """;

    private final Pool pool;

    PgKeptVariants(Pool pool) {
        this.pool = pool;
    }

    /** A subject in an experiment. */
    record Place(UUID experimentId, String subject) {}

    /** The names of the variants; whoever keeps none is not there. */
    Uni<Map<Place, String>> of(List<Place> places) {
        return pool.preparedQuery(KEPT)
                .execute(Tuple.of(
                        places.stream().map(Place::experimentId).toArray(UUID[]::new),
                        places.stream().map(Place::subject).toArray(String[]::new)))
                .map(rows -> {
                    Map<Place, String> kept = new HashMap<>();
                    for (Row row : rows) {
                        kept.put(
                                new Place(row.getUUID("experiment_id"), row.getString("subject")),
                                row.getString("variant_name"));
                    }
                    return kept;
                });
    }
}
