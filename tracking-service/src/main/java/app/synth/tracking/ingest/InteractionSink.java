package app.synth.tracking.ingest;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Where outcomes become fates. */
interface InteractionSink {

    /**
     * Stores one request: all of it, or nothing.
     *
     * @return the fates in the order of the outcomes, after the commit; fails with {@link StorageUnavailableException}
     *     when they cannot be stored now
     */
    Uni<List<Fate>> store(JudgedRequest request);
}
