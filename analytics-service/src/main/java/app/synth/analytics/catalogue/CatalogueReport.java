package app.synth.analytics.catalogue;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the lines of a bulk write. Where an id came in several good lines, the last of them counts and the others
 * are in neither {@code stored} nor {@code unchanged}.
 *
 * @param received lines that were not empty
 * @param stored entries written, because they are new or different
 * @param unchanged entries that were the same already: they are not written, and no figure is restated for them
 * @param rejectedCount lines that were not taken
 * @param rejected the first 1,000 of these lines, and why; the others are stored all the same
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CatalogueReport(int received, int stored, int unchanged, int rejectedCount, List<RejectedLine> rejected) {

    /**
     * A line that was not taken.
     *
     * @param line counted from 1
     * @param field the field that is wrong; null where the line is no JSON object at all
     */
    public record RejectedLine(int line, @Nullable String field, String detail) {}
}
