package app.synth.tracking.ingest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the pipeline makes of an item. Whether it is new is for the sink to say. */
sealed interface Outcome {
    MessageId messageId();

    /** The item as sent. */
    RawJson sent();

    /** It passed every step. */
    record Accepted(MessageId messageId, RawJson sent, Interaction interaction) implements Outcome {

        /** The same item, after the database refused to store it. */
        Halted refused(String detail) {
            return new Halted(messageId, sent, interaction.userId(), new Refusal(Rejection.STORAGE_REFUSED, detail));
        }
    }

    /**
     * A step halted it.
     *
     * @param userId who sent it
     */
    record Halted(
            MessageId messageId, RawJson sent, @Nullable UUID userId, Refusal refusal) implements Outcome {}
}
