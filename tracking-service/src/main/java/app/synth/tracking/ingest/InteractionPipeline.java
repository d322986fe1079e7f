package app.synth.tracking.ingest;

import static java.util.Objects.requireNonNull;

import app.synth.tracking.action.Action;
import app.synth.tracking.action.CanonicalAction;
import app.synth.tracking.action.EventType;
import app.synth.tracking.consent.Objections;
import app.synth.tracking.filter.Bots;
import app.synth.tracking.plan.TrackingPlans;
import app.synth.tracking.plan.Violation;
import app.synth.tracking.retention.RetentionConfig;
import app.synth.tracking.source.Authority;
import app.synth.tracking.source.PlanMode;
import app.synth.tracking.source.Sender;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Every interaction of every client takes these steps, in this order, and the first that stops it gives the reason. Who
 * does not want to be kept comes first: what such a person sends is not kept in the quarantine either.
 */
@ApplicationScoped
class InteractionPipeline {
    /** Of a User-Agent. */
    private static final int SHOWN = 100;

    private final IngestConfig config;
    private final RetentionConfig retention;
    private final BiPredicate<Sender, @Nullable String> isBot;
    private final BiPredicate<@Nullable UUID, @Nullable String> objects;
    private final Plan plan;
    private final List<Step> steps;

    /** Returns why it stops the arrival, or null to let it pass. */
    @FunctionalInterface
    private interface Step {
        @Nullable
        Stop stop(Arrival arrival);
    }

    /** The tracking plan. */
    @FunctionalInterface
    interface Plan {
        List<Violation> violations(EventType type, String entityType, Action action, JsonNode metadata);
    }

    @Inject
    InteractionPipeline(
            IngestConfig config, RetentionConfig retention, Bots bots, Objections objections, TrackingPlans plans) {
        this(
                config,
                retention,
                (sender, userAgent) -> sender.isProven() ? bots.isBotAlthoughProven(userAgent) : bots.isBot(userAgent),
                objections::includes,
                (type, entityType, action, metadata) -> plans.current().violations(type, entityType, action, metadata));
    }

    InteractionPipeline(
            IngestConfig config,
            RetentionConfig retention,
            BiPredicate<Sender, @Nullable String> isBot,
            BiPredicate<@Nullable UUID, @Nullable String> objects,
            Plan plan) {
        this.config = config;
        this.retention = retention;
        this.isBot = isBot;
        this.objects = objects;
        this.plan = plan;
        this.steps = List.of(
                this::ofATrackedPerson,
                this::withinSize,
                InteractionPipeline::wellFormed,
                InteractionPipeline::ofKnownType,
                InteractionPipeline::ofSomebody,
                InteractionPipeline::ofTheSender,
                this::notAhead,
                this::notTooOld);
    }

    /** Judges a request's items, in their order. */
    List<Outcome> judge(Delivery delivery, List<Item> items) {
        Filtering all = ofTheWholeRequest(delivery);
        List<Outcome> outcomes = new ArrayList<>(items.size());
        for (Item item : items) {
            MessageId id = MessageId.of(item.messageId());
            outcomes.add(all == null ? judge(Arrival.of(item, id, delivery)) : new Outcome.Filtered(id, all));
        }
        return outcomes;
    }

    /** Judges one item by itself, under an id that is known already. */
    Outcome judge(Delivery delivery, MessageId id, Item item) {
        return judge(Arrival.of(item, id, delivery));
    }

    private @Nullable Filtering ofTheWholeRequest(Delivery delivery) {
        if (delivery.signals().optOut() && delivery.sender().source().honoursPrivacySignals()) {
            return new Filtering(
                    FilterReason.OPT_OUT,
                    "the browser says by Sec-GPC or DNT that its user does not want to be tracked");
        }
        String userAgent = delivery.signals().userAgent();
        return isBot.test(delivery.sender(), userAgent)
                ? new Filtering(FilterReason.BOT, "the User-Agent is that of a program: " + shown(userAgent))
                : null;
    }

    private static String shown(@Nullable String userAgent) {
        String text = String.valueOf(userAgent);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    private Outcome judge(Arrival arrival) {
        for (Step step : steps) {
            Stop stop = step.stop(arrival);
            if (stop != null) {
                return switch (stop) {
                    case Filtering why -> new Outcome.Filtered(arrival.messageId(), why);
                    case Refusal refusal -> halted(arrival, refusal, List.of());
                };
            }
        }
        return accordingToPlan(arrival, interaction(arrival));
    }

    /** The last step, since the plan is about the action. */
    private Outcome accordingToPlan(Arrival arrival, Interaction interaction) {
        Item item = arrival.item();
        List<Violation> violations = plan.violations(
                interaction.eventType(), interaction.entityType(), interaction.action(), item.metadata());
        return violations.isEmpty() || arrival.delivery().sender().source().planMode() == PlanMode.OBSERVE
                ? new Outcome.Accepted(arrival.messageId(), item.sent(), interaction, violations)
                : halted(
                        arrival,
                        new Refusal(
                                Rejection.PLAN_VIOLATION, violations.getFirst().detail()),
                        violations);
    }

    private static Outcome halted(Arrival arrival, Refusal refusal, List<Violation> violations) {
        return new Outcome.Halted(arrival.messageId(), arrival.item().sent(), arrival.userId(), refusal, violations);
    }

    private @Nullable Stop ofATrackedPerson(Arrival arrival) {
        return objects.test(arrival.userId(), arrival.item().anonymousId())
                ? new Filtering(FilterReason.OPT_OUT, "this person has said no to being tracked")
                : null;
    }

    private @Nullable Stop withinSize(Arrival arrival) {
        long most = config.largestItem().asLongValue();
        RawJson sent = arrival.item().sent();
        return sent.mayHaveMoreBytesThan(most) && sent.bytes() > most
                ? new Refusal(Rejection.TOO_LARGE, sent.bytes() + " bytes; one interaction may have " + most)
                : null;
    }

    private static @Nullable Stop wellFormed(Arrival arrival) {
        String malformed = arrival.item().malformed();
        return malformed == null ? null : new Refusal(Rejection.MALFORMED, malformed);
    }

    private static @Nullable Stop ofKnownType(Arrival arrival) {
        String type = requireNonNull(arrival.item().eventType());
        return EventType.named(type).isPresent()
                ? null
                : new Refusal(Rejection.UNKNOWN_TYPE, "event_type " + type + " is not known");
    }

    private static @Nullable Stop ofSomebody(Arrival arrival) {
        return arrival.userId() == null && arrival.item().anonymousId() == null
                ? new Refusal(Rejection.MISSING_IDENTITY, "neither a user's token nor an anonymous_id")
                : null;
    }

    private static @Nullable Stop ofTheSender(Arrival arrival) {
        String claimed = arrival.item().userId();
        UUID own = arrival.userId();
        return claimed == null
                        || arrival.delivery().sender().authority() == Authority.SERVER_KEY
                        || (own != null && claimed.equalsIgnoreCase(own.toString()))
                ? null
                : new Refusal(Rejection.IDENTITY_MISMATCH, "user_id is not the user whose token was sent");
    }

    private @Nullable Stop notAhead(Arrival arrival) {
        return arrival.occurredAt().isAfter(arrival.delivery().now().plus(config.clockAhead()))
                ? new Refusal(Rejection.CLOCK_AHEAD, "occurred_at is after now, by our clock: " + arrival.occurredAt())
                : null;
    }

    private @Nullable Stop notTooOld(Arrival arrival) {
        return arrival.delivery().face() != Face.HISTORY
                        && arrival.occurredAt()
                                .isBefore(arrival.delivery().receivedAt().minus(retention.window()))
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
                arrival.userId(),
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
