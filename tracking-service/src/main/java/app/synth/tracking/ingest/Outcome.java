package app.synth.tracking.ingest;

import app.synth.tracking.plan.Violation;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the pipeline makes of an item. Whether it is new is for the sink to say. */
sealed interface Outcome {
    MessageId messageId();

    /**
     * It passed every step.
     *
     * @param violations of the tracking plan, which its source only observes
     */
    record Accepted(MessageId messageId, RawJson sent, Interaction interaction, List<Violation> violations)
            implements Outcome {

        /** The same item, after the database refused to store it. */
        Halted refused(String detail) {
            return new Halted(
                    messageId, sent, interaction.userId(), new Refusal(Rejection.STORAGE_REFUSED, detail), violations);
        }
    }

    /**
     * A step halted it.
     *
     * @param sent the item as sent
     * @param userId whom it is about
     * @param violations of the tracking plan, where they are why
     */
    record Halted(
            MessageId messageId, RawJson sent, @Nullable UUID userId, Refusal refusal, List<Violation> violations)
            implements Outcome {}

    /** It is not to be kept. */
    record Filtered(MessageId messageId, Filtering why) implements Outcome {}
}
