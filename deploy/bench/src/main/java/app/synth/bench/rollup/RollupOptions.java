package app.synth.bench.rollup;

import java.nio.file.Path;
import java.util.Set;

/** What to measure and how. */
record RollupOptions(Path root, Lengths lengths, Set<Part> parts) {
    Path target() {
        return root.resolve("deploy/bench/target");
    }

    /** Whether any of these is to be measured. */
    boolean wants(Part... some) {
        for (Part part : some) {
            if (parts.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
