package app.synth.tracking.ingest;

import static java.util.Objects.requireNonNull;

import app.synth.tracking.action.CanonicalAction;
import app.synth.tracking.action.EventType;
import app.synth.tracking.retention.RetentionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every interaction of every client takes these steps, in this order, and the first that halts it gives the reason. */
@ApplicationScoped
class InteractionPipeline {
    private final IngestConfig config;
    private final RetentionConfig retention;
    private final List<Step> steps;

    /** Returns why it halts the arrival, or null to let it pass. */
    @FunctionalInterface
    private interface Step {
        @Nullable
        Refusal halt(Arrival arrival);
    }

    InteractionPipeline(IngestConfig config, RetentionConfig retention) {
        this.config = config;
        this.retention = retention;
        this.steps = List.of(
                this::withinSize,
                InteractionPipeline::wellFormed,
                InteractionPipeline::ofKnownType,
                InteractionPipeline::ofSomebody,
                InteractionPipeline::ofTheSender,
                this::notAhead,
                this::notTooOld);
    }

    Outcome judge(Arrival arrival) {
        for (Step step : steps) {
            Refusal refusal = step.halt(arrival);
            if (refusal != null) {
                return new Outcome.Halted(
                        arrival.messageId(),
                        arrival.item().sent(),
                        arrival.sender().userId(),
                        refusal);
            }
        }
        return new Outcome.Accepted(arrival.messageId(), arrival.item().sent(), interaction(arrival));
    }

    private @Nullable Refusal withinSize(Arrival arrival) {
        long most = config.largestItem().asLongValue();
        int bytes = arrival.item().sent().bytes();
        return bytes > most
                ? new Refusal(Rejection.TOO_LARGE, bytes + " bytes; one interaction may have " + most)
                : null;
    }

    private static @Nullable Refusal wellFormed(Arrival arrival) {
        String malformed = arrival.item().malformed();
        return malformed == null ? null : new Refusal(Rejection.MALFORMED, malformed);
    }

    private static @Nullable Refusal ofKnownType(Arrival arrival) {
        String type = requireNonNull(arrival.item().eventType());
        return EventType.named(type).isPresent()
                ? null
                : new Refusal(Rejection.UNKNOWN_TYPE, "event_type " + type + " is not known");
    }

    private static @Nullable Refusal ofSomebody(Arrival arrival) {
        return arrival.sender().userId() == null && arrival.item().anonymousId() == null
                ? new Refusal(Rejection.MISSING_IDENTITY, "neither a user's token nor an anonymous_id")
                : null;
    }

    private static @Nullable Refusal ofTheSender(Arrival arrival) {
        String claimed = arrival.item().userId();
        return claimed == null
                        || claimed.equalsIgnoreCase(
                                String.valueOf(arrival.sender().userId()))
                ? null
                : new Refusal(Rejection.IDENTITY_MISMATCH, "user_id is not the user whose token was sent");
    }

    private @Nullable Refusal notAhead(Arrival arrival) {
        return arrival.occurredAt().isAfter(arrival.receivedAt().plus(config.clockAhead()))
                ? new Refusal(Rejection.CLOCK_AHEAD, "occurred_at is after now, by our clock: " + arrival.occurredAt())
                : null;
    }

    private @Nullable Refusal notTooOld(Arrival arrival) {
        return arrival.occurredAt().isBefore(arrival.receivedAt().minus(retention.window()))
                ? new Refusal(
                        Rejection.TOO_OLD,
                        "occurred_at is more than " + retention.window().toDays() + " days ago: "
                                + arrival.occurredAt())
                : null;
    }

    private static Interaction interaction(Arrival arrival) {
        Item item = arrival.item();
        EventType type = EventType.named(requireNonNull(item.eventType())).orElseThrow();
        String entityType = requireNonNull(item.entityType());
        return new Interaction(
                TimeOrderedId.next(),
                arrival.sender().userId(),
                item.anonymousId(),
                type,
                entityType,
                item.entityId(),
                CanonicalAction.of(type, entityType, item.metadata()),
                item.metadataSent(),
                item.sessionId(),
                arrival.occurredAt(),
                arrival.originalOccurredAt());
    }
}
