package app.synth.analytics.figures;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Counts by name, in the order in which they are told. */
final class Counts {
    private final SequencedMap<String, Long> counts = new LinkedHashMap<>();

    Counts and(String name, long count) {
        counts.put(name, count);
        return this;
    }

    SequencedMap<String, Long> all() {
        return counts;
    }
}
