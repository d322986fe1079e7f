package app.synth.accounts.profile;

import java.util.List;
import java.util.stream.Stream;

/**
 * What became of a batch of lines.
 *
 * @param made profiles that there were none of
 * @param updated profiles of which something changed
 * @param unchanged lines that changed nothing
 */
record ImportOutcome(long made, long updated, long unchanged, List<ImportLine.Refused> refused) {
    static final ImportOutcome NONE = new ImportOutcome(0, 0, 0, List.of());

    ImportOutcome and(ImportOutcome other) {
        return new ImportOutcome(
                made + other.made,
                updated + other.updated,
                unchanged + other.unchanged,
                Stream.concat(refused.stream(), other.refused.stream()).toList());
    }
}
