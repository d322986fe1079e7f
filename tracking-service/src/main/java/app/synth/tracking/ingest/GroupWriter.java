package app.synth.tracking.ingest;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** Writes the requests of a group in one transaction. */
@FunctionalInterface
interface GroupWriter {

    /** The fates of each request, in the order given, after the commit; fails when nothing was, or may have been, stored. */
    Uni<List<List<Fate>>> write(List<JudgedRequest> group);
}
