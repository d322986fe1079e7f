package app.synth.accounts.subscription;

import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.subscription.PaymentEvent.Content;
import app.synth.accounts.subscription.PaymentEvent.Ignored;
import app.synth.accounts.subscription.PaymentEvent.Linked;
import app.synth.accounts.subscription.PaymentEvent.Subscribed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads Stripe's events (https://docs.stripe.com/api/events/types), of API versions before and after the one that moved
 * the end of the paid period from the subscription to its items (2025-03-31).
 *
 * <p>A subscription that is active, trialing or past_due has the tier of its price or product until the paid period ends and
 * a grace; where it is not to be renewed, until it is cancelled. In every other status it has ended.
 */
final class StripeEvents {
    static final String PROVIDER = "stripe";

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ID = 255;

    private static final String CREATED = "customer.subscription.created";
    private static final String UPDATED = "customer.subscription.updated";
    private static final String DELETED = "customer.subscription.deleted";

    private final Map<String, Tier> prices;
    private final Duration grace;

    /** One item of a subscription that we sell. */
    private record Sold(Tier tier, Instant periodEnd) {}

    StripeEvents(Map<String, Tier> prices, Duration grace) {
        this.prices = prices;
        this.grace = grace;
    }

    /** Fails with {@link MalformedEventException} for what is no event. */
    PaymentEvent read(byte[] body) {
        JsonNode event;
        try {
            event = JSON.readTree(body);
        } catch (IOException noJson) {
            throw new MalformedEventException("It is not JSON");
        }
        String type = required(event, "type");
        JsonNode object = event.path("data").path("object");
        return new PaymentEvent(
                PROVIDER,
                required(event, "id"),
                type,
                id(object.get("customer")),
                time(event.get("created")).orElseThrow(() -> new MalformedEventException("created is no time")),
                content(type, object));
    }

    private Content content(String type, JsonNode object) {
        return switch (type) {
            case CREATED -> subscription(object, 0);
            case UPDATED -> subscription(object, 1);
            case DELETED -> subscription(object, 2);
            case "checkout.session.completed" -> checkout(object);
            default -> new Ignored("type");
        };
    }

    private static Content checkout(JsonNode session) {
        UUID user = user(session.get("client_reference_id"));
        if (id(session.get("customer")) == null) {
            return new Ignored("no_customer");
        }
        return user == null ? new Ignored("no_user") : new Linked(user);
    }

    private Content subscription(JsonNode subscription, int kindRank) {
        String id = required(subscription, "id");
        if (id(subscription.get("customer")) == null) {
            throw new MalformedEventException("The subscription has no customer");
        }
        String status = required(subscription, "status");
        UUID user = user(subscription.path("metadata").get("user_id"));
        boolean deleted = kindRank == 2;
        if (deleted || hasEnded(status)) {
            return new Subscribed(id, status, kindRank, Tier.FREE, null, user);
        }
        if (!isRunning(status)) {
            return new Ignored("unknown_status");
        }
        List<Sold> sold = sold(subscription);
        if (sold.isEmpty()) {
            return new Ignored("unknown_price");
        }
        Sold best = sold.stream()
                .max(Comparator.comparing(Sold::tier).thenComparing(Sold::periodEnd))
                .orElseThrow();
        return new Subscribed(id, status, kindRank, best.tier, end(subscription, best.periodEnd), user);
    }

    private static boolean isRunning(String status) {
        return switch (status) {
            case "active", "trialing", "past_due" -> true;
            default -> false;
        };
    }

    private static boolean hasEnded(String status) {
        return switch (status) {
            case "canceled", "unpaid", "incomplete", "incomplete_expired", "paused" -> true;
            default -> false;
        };
    }

    /** What is not renewed ends when it ends; only a renewal can be late. */
    private Instant end(JsonNode subscription, Instant periodEnd) {
        Instant withGrace = periodEnd.plus(grace);
        Optional<Instant> cancelAt = time(subscription.get("cancel_at"));
        if (cancelAt.isPresent()) {
            return cancelAt.get().isBefore(withGrace) ? cancelAt.get() : withGrace;
        }
        return subscription.path("cancel_at_period_end").asBoolean(false) ? periodEnd : withGrace;
    }

    private List<Sold> sold(JsonNode subscription) {
        Optional<Instant> wholePeriod = time(subscription.get("current_period_end"));
        return StreamSupport.stream(subscription.path("items").path("data").spliterator(), false)
                .flatMap(item -> tier(item)
                        .flatMap(tier -> time(item.get("current_period_end"))
                                .or(() -> wholePeriod)
                                .map(end -> new Sold(tier, end)))
                        .stream())
                .toList();
    }

    /** By the price, else by its product; older API versions call it a plan. */
    private Optional<Tier> tier(JsonNode item) {
        return Stream.of(
                        item.path("price").get("id"),
                        item.path("price").get("product"),
                        item.path("plan").get("id"),
                        item.path("plan").get("product"))
                .map(StripeEvents::id)
                .flatMap(id -> Stream.ofNullable(id == null ? null : prices.get(id)))
                .findFirst();
    }

    /** An id, or the id of the object that stands in its place where Stripe was asked to expand it. */
    private static @Nullable String id(@Nullable JsonNode node) {
        JsonNode id = node != null && node.isObject() ? node.get("id") : node;
        return id != null && id.isTextual() && isId(id.textValue()) ? id.textValue() : null;
    }

    private static boolean isId(String text) {
        return !text.isBlank() && text.length() <= LONGEST_ID && text.chars().allMatch(c -> c > ' ' && c < '\u007f');
    }

    private static String required(JsonNode object, String field) {
        String text = id(object.get(field));
        if (text == null) {
            throw new MalformedEventException(field + " is missing");
        }
        return text;
    }

    private static @Nullable UUID user(@Nullable JsonNode node) {
        if (node == null || !node.isTextual()) {
            return null;
        }
        try {
            UUID user = UUID.fromString(node.textValue());
            return user.toString().equalsIgnoreCase(node.textValue()) ? user : null;
        } catch (IllegalArgumentException notOne) {
            return null;
        }
    }

    /** Seconds since 1970, of this age. */
    private static Optional<Instant> time(@Nullable JsonNode node) {
        return node != null && node.canConvertToLong() && node.longValue() > 0 && node.longValue() < 253_000_000_000L
                ? Optional.of(Instant.ofEpochSecond(node.longValue()))
                : Optional.empty();
    }
}
