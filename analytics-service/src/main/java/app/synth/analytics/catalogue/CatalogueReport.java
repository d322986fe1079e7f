package app.synth.analytics.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the lines of a bulk write.
 *
 * @param received lines that were not empty
 * @param stored entries written; fewer than the good lines where an id came twice, of which the last counts
 * @param rejected the lines that were not taken, and why; the others are stored all the same
 */
public record CatalogueReport(int received, int stored, List<RejectedLine> rejected) {

    /**
     * A line that was not taken.
     *
     * @param line counted from 1
     * @param field the field that is wrong; null where the line is no JSON object at all
     */
    public record RejectedLine(int line, @Nullable String field, String detail) {}
}
