package app.synth.analytics.behaviour;

import java.util.List;

/** All searches of a range, and what was searched most. */
record QueryCounts(long searches, long answers, long withoutResults, long results, List<QueryCount> queries) {
    QueryCounts {
        queries = List.copyOf(queries);
    }
}
