package app.synth.tracking.testsupport;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** An interaction as a client writes it. */
public final class Sent {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode item = JSON.createObjectNode();

    private Sent(String eventType, String entityType, String entityId) {
        item.put("event_type", eventType).put("entity_type", entityType).put("entity_id", entityId);
    }

    /** With a message id that no other test uses. */
    public static Sent of(String eventType, String entityType, String entityId) {
        return new Sent(eventType, entityType, entityId).with("message_id", "test-" + UUID.randomUUID());
    }

    public static Sent click() {
        return of("click", "event", "e-1");
    }

    /** Of somebody who is not logged in, and whom no other test knows. */
    public static Sent byVisitor() {
        return click().with("anonymous_id", "visitor-" + UUID.randomUUID());
    }

    public Sent id(String messageId) {
        return with("message_id", messageId);
    }

    public Sent at(Instant occurredAt) {
        return with("occurred_at", occurredAt.toString());
    }

    /** Sets any field, also to what it must not be. */
    public Sent with(String field, Object value) {
        item.set(field, JSON.valueToTree(value));
        return this;
    }

    public String id() {
        return item.path("message_id").asText();
    }

    public String anonymousId() {
        return item.path("anonymous_id").asText();
    }

    @Override
    public String toString() {
        return item.toString();
    }

    public static String batch(List<Sent> items) {
        return "{\"interactions\":" + items.stream().map(Sent::toString).collect(Collectors.joining(",", "[", "]"))
                + "}";
    }

    public static String batch(Sent... items) {
        return batch(List.of(items));
    }

    public static String batch(Instant sentAt, Sent... items) {
        return "{\"sent_at\":\"" + sentAt + "\"," + batch(items).substring(1);
    }
}
