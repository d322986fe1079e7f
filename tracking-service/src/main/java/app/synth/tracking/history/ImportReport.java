package app.synth.tracking.history;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * What became of the lines of an import, from the one that it began with. {@code received} is the sum of the five that
 * follow it.
 *
 * @param received lines that were not empty
 * @param duplicate lines sent before, here or in an earlier import
 * @param quarantined lines that can be looked at and replayed in the quarantine
 * @param filtered lines about people who do not want to be tracked: counted, not stored
 * @param refused lines that cannot be read, or are too old, and were not taken at all
 * @param rejected the first lines that were quarantined or refused, and why
 * @param nextLine everything before this line is committed or reported; an import that was cut off goes on here
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection // a problem carries it, too
public record ImportReport(
        long received,
        long stored,
        long duplicate,
        long quarantined,
        long filtered,
        long refused,
        List<RejectedLine> rejected,
        long nextLine) {

    /**
     * A line that was not stored.
     *
     * @param line counted from 1
     * @param fate quarantined or refused
     * @param reason a code that never changes its meaning
     * @param detail the same for people
     */
    public record RejectedLine(long line, String fate, String reason, String detail) {}
}
