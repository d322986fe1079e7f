package app.synth.tracking.accounting;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The counts, for other features to read. */
@ApplicationScoped
public class Accounting {
    private final PgAccounting table;

    Accounting(PgAccounting table) {
        this.table = table;
    }

    /**
     * What became of what arrived from a minute until, not including, an instant; on all replicas, up to what is committed.
     *
     * @return by source, fate and reason
     */
    public Uni<List<FateCount>> bySource(Instant from, Instant until) {
        return table.bySource(from, until);
    }
}
