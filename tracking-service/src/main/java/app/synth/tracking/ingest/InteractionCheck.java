package app.synth.tracking.ingest;

import app.synth.tracking.action.Action;
import app.synth.tracking.action.CanonicalAction;
import app.synth.tracking.action.EventType;
import app.synth.tracking.plan.CheckAnswer;
import app.synth.tracking.source.Sender;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what would become of an interaction. It goes through the very steps that it would, and ends before the sink. */
@ApplicationScoped
class InteractionCheck {
    private final IngestRequestReader reader;
    private final InteractionPipeline pipeline;
    private final IngestConfig config;

    InteractionCheck(IngestRequestReader reader, InteractionPipeline pipeline, IngestConfig config) {
        this.reader = reader;
        this.pipeline = pipeline;
        this.config = config;
    }

    /** @param body as it would be sent to {@code POST /api/v1/interactions} */
    CheckAnswer check(Sender sender, Signals signals, byte[] body) {
        IngestRequest sent = reader.single(body);
        Delivery delivery = Delivery.now(sender, Face.INTERACTIONS, signals, sent.sentAt(), config.clockTolerance());
        Item item = sent.items().getFirst();
        return switch (pipeline.judge(delivery, List.of(item)).getFirst()) {
            case Outcome.Accepted accepted ->
                CheckAnswer.stored(accepted.interaction().action(), accepted.violations());
            case Outcome.Halted halted ->
                CheckAnswer.quarantined(
                        action(item),
                        halted.refusal().reason().code(),
                        halted.refusal().detail(),
                        halted.violations());
            case Outcome.Filtered filtered ->
                CheckAnswer.filtered(
                        filtered.why().reason().code(), filtered.why().detail());
        };
    }

    private static @Nullable Action action(Item item) {
        String type = item.eventType();
        String entityType = item.entityType();
        return type == null || entityType == null || item.malformed() != null
                ? null
                : EventType.named(type)
                        .map(known -> CanonicalAction.of(known, entityType, item.metadata()))
                        .orElse(null);
    }
}
