package app.synth.tracking.segment;

import app.synth.tracking.action.EventType;
import app.synth.tracking.ingest.IngestConfig;
import app.synth.tracking.ingest.Item;
import app.synth.tracking.ingest.RawJson;
import app.synth.tracking.source.Authority;
import app.synth.tracking.source.EventMapping;
import app.synth.tracking.source.EventMapping.Selector;
import app.synth.tracking.source.EventMapping.Target;
import app.synth.tracking.source.Sender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says what a message means: as its source declares, else as {@code default-mapping.json} does, else nothing we know. */
@ApplicationScoped
class SegmentMapping {
    private static final String UNKNOWN = "segment_event";
    private static final JsonNode NONE = JsonNodeFactory.instance.objectNode();

    private final EventMapping defaults = DefaultMapping.load();
    private final long largestItem;
    private final int deepestNesting;

    /** What a message is in our words. */
    private record Meaning(
            EventType eventType,
            String entityType,
            @Nullable String entityId,
            Map<String, Selector> added,
            boolean known) {

        static Meaning of(EventType eventType, String entityType, @Nullable String entityId) {
            return new Meaning(eventType, entityType, entityId, Map.of(), true);
        }
    }

    SegmentMapping(IngestConfig config) {
        this.largestItem = config.largestItem().asLongValue();
        this.deepestNesting = config.deepestNesting();
    }

    /** @param sender what a message's user is worth depends on who says it */
    Mapped map(RawJson sent, Sender sender) {
        SegmentMessage message = MessageReader.read(sent, deepestNesting);
        Meaning meaning = meaning(message, sender);
        if (message.malformed() != null || sent.bytes() > largestItem) {
            return mapped(message, sender, meaning, NONE, null, message.malformed());
        }
        ObjectNode metadata = MessageMetadata.of(message, meaning.added);
        String text = metadata.isEmpty() ? null : metadata.toString();
        // A mapping may copy what is large into many fields.
        return text != null && text.length() > 2 * largestItem
                ? mapped(message, sender, meaning, NONE, null, "its mapping makes it too large")
                : mapped(message, sender, meaning, metadata, text, null);
    }

    private static Mapped mapped(
            SegmentMessage message,
            Sender sender,
            Meaning meaning,
            JsonNode metadata,
            @Nullable String metadataText,
            @Nullable String malformed) {
        boolean serverKey = sender.authority() == Authority.SERVER_KEY;
        Item item = new Item(
                message.sent(),
                message.messageId(),
                meaning.eventType.text(),
                meaning.entityType,
                meaning.entityId,
                message.sessionId(),
                message.type().equals("alias") ? joined(message, sender) : message.anonymousId(),
                serverKey ? message.userId() : null,
                message.occurredAt(),
                metadata,
                metadataText == null ? null : RawJson.of(metadataText),
                malformed);
        return new Mapped(item, meaning.known);
    }

    private Meaning meaning(SegmentMessage message, Sender sender) {
        return switch (message.type()) {
            case "track" -> declared(message, sender, EventMapping::track, unknown(message));
            case "page" ->
                declared(
                        message,
                        sender,
                        EventMapping::page,
                        navigate(
                                message.at("properties", "path"),
                                message.at("context", "page", "path"),
                                message.at("name"),
                                message.at("properties", "name"),
                                message.at("properties", "url")));
            case "screen" ->
                declared(
                        message,
                        sender,
                        EventMapping::screen,
                        navigate(
                                message.at("name"),
                                message.at("properties", "name"),
                                message.at("properties", "path"),
                                message.at("properties", "url")));
            case "identify" -> Meaning.of(EventType.IDENTIFY, "user", message.userId());
            case "alias" ->
                proves(message, sender)
                        ? Meaning.of(EventType.IDENTIFY, "user", message.userId())
                        : Meaning.of(EventType.CUSTOM, UNKNOWN, "alias");
            case "group" -> Meaning.of(EventType.CUSTOM, "group", text(message.at("groupId")));
            default -> unknown(message);
        };
    }

    private Meaning declared(
            SegmentMessage message,
            Sender sender,
            Function<EventMapping, Map<String, Target>> names,
            Meaning otherwise) {
        if (message.name() == null) {
            return otherwise;
        }
        String name = EventMapping.folded(message.name());
        Target own = names.apply(sender.source().eventMapping()).get(name);
        Target target = own == null ? names.apply(defaults).get(name) : own;
        if (target == null) {
            return otherwise;
        }
        Selector id = target.entityId();
        return new Meaning(
                target.eventType(),
                target.entityType(),
                id == null ? null : text(message.select(id)),
                target.metadata(),
                true);
    }

    private static Meaning unknown(SegmentMessage message) {
        return new Meaning(
                EventType.CUSTOM, UNKNOWN, message.name() == null ? message.type() : message.name(), Map.of(), false);
    }

    private static Meaning navigate(JsonNode... places) {
        for (JsonNode place : places) {
            String text = text(place);
            if (text != null) {
                return Meaning.of(EventType.NAVIGATE, "page", text);
            }
        }
        return Meaning.of(EventType.NAVIGATE, "page", null);
    }

    /** Whom an alias joins, and to whom, takes a server key that names the user, or that user's own token. */
    private static boolean proves(SegmentMessage message, Sender sender) {
        return message.previousId() != null
                && (sender.userId() != null || sender.authority() == Authority.SERVER_KEY && message.userId() != null);
    }

    /** Some clients know a visitor who becomes a user by the former id alone. */
    private static @Nullable String joined(SegmentMessage message, Sender sender) {
        return proves(message, sender) || message.anonymousId() == null ? message.previousId() : message.anonymousId();
    }

    private static @Nullable String text(@Nullable JsonNode value) {
        if (value == null
                || !(value.isTextual() || value.isNumber())
                || value.asText().isBlank()) {
            return null;
        }
        return MessageReader.cut(value.asText());
    }
}
