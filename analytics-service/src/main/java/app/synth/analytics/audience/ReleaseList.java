package app.synth.analytics.audience;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The releases that an answer is a sum of: those that lie wholly within its range.
 *
 * @param count how many there are
 * @param tooFew of them, how many show nothing because fewer than k people saw the event
 * @param items the latest, at most 400
 * @param about what a release is, for people
 */
@JsonNaming(SnakeCaseStrategy.class)
public record ReleaseList(long count, long tooFew, List<ReleasedBlock> items, String about) {
    static final String ABOUT =
            "Figures about people are released once, for whole days that are over, and never change."
                    + " Cells with fewer than k people, and those from which they would follow, are only in hidden.";

    /**
     * @param from the first day of the block, its last is {@code to}
     * @param viewers distinct viewers of the block; null where they are fewer than k
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record ReleasedBlock(
            String eventId,
            LocalDate from,
            LocalDate to,
            @Nullable Integer viewers) {}
}
