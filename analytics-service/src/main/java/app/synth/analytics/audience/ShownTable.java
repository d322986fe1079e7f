package app.synth.analytics.audience;

import java.util.List;
import java.util.Map;

/**
 * What may be seen of how people divide by one dimension.
 *
 * @param cells people by the name of their cell
 * @param hidden people in all other cells together; 0 or at least k
 */
record ShownTable(Map<List<String>, Integer> cells, int hidden) {
    ShownTable {
        cells = Map.copyOf(cells);
    }
}
