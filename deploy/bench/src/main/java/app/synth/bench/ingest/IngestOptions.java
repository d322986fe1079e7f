package app.synth.bench.ingest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to measure and how.
 *
 * @param batchConnections each is measured, the best one counts
 * @param limitPath a GET that only checks the token
 * @param soak how long to go on afterwards
 */
record IngestOptions(
        Path root,
        Lengths lengths,
        Set<Part> parts,
        List<Integer> batchConnections,
        String limitPath,
        @Nullable Duration soak,
        boolean profile) {

    Path target() {
        return root.resolve("deploy/bench/target");
    }
}
