package app.synth.tracking.plan;

import app.synth.tracking.action.Action;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would become of an interaction if it were sent.
 *
 * @param action the canonical action it would count as; absent where it is not even read that far
 * @param wouldBe {@code stored}, {@code quarantined} or {@code filtered}; {@code duplicate} is not foreseen
 * @param reason why it would be quarantined or filtered: a code that never changes its meaning
 * @param detail the same for people
 * @param violations of the tracking plan; in a source that observes they are counted and cost nothing
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CheckAnswer(
        @Nullable String action,
        String wouldBe,
        @Nullable String reason,
        @Nullable String detail,
        List<Violation> violations) {

    /** It would count as this action; what it violates would be counted too. */
    public static CheckAnswer stored(Action action, List<Violation> violations) {
        return new CheckAnswer(action.text(), "stored", null, null, violations);
    }

    /** It would be counted, and not kept. */
    public static CheckAnswer filtered(String reason, String detail) {
        return new CheckAnswer(null, "filtered", reason, detail, List.of());
    }

    /**
     * It would be kept aside.
     *
     * @param action null where the interaction cannot be read that far
     */
    public static CheckAnswer quarantined(
            @Nullable Action action, String reason, String detail, List<Violation> violations) {
        return new CheckAnswer(action == null ? null : action.text(), "quarantined", reason, detail, violations);
    }
}
