package app.synth.analytics.figures;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page of a daily table.
 *
 * @param columns their names, in order
 * @param rows values by column
 */
record DailyRows(List<String> columns, List<Map<String, @Nullable Object>> rows) {

    /** Whether there is nothing behind this one. */
    boolean isLast(int full) {
        return rows.size() < full;
    }
}
