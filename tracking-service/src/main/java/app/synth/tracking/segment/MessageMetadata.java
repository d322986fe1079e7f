package app.synth.tracking.segment;

import app.synth.tracking.source.EventMapping.Selector;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What becomes a message's metadata: its properties (or traits), what a mapping adds, the name it came under, the user it
 * names, and the little of its context that says where something happened. What is added wins over a property of its name.
 */
final class MessageMetadata {
    private static final List<String> PAGE = List.of("path", "url", "referrer", "title");

    private MessageMetadata() {}

    static ObjectNode of(SegmentMessage message, Map<String, Selector> added) {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        if (body(message) instanceof ObjectNode fields) {
            metadata.setAll(fields);
        }
        added.forEach((name, selector) -> put(metadata, name, message.select(selector)));
        if (message.name() != null) {
            metadata.put("event", message.name());
        }
        if (message.userId() != null) {
            metadata.put("segment_user_id", message.userId());
        }
        ObjectNode context = context(message);
        if (!context.isEmpty()) {
            metadata.set("context", context);
        }
        return metadata;
    }

    /** RudderStack's clients send a user's traits inside the context. */
    private static JsonNode body(SegmentMessage message) {
        return switch (message.type()) {
            case "identify", "group" -> {
                JsonNode traits = message.at("traits");
                yield traits.isObject() ? traits : message.at("context", "traits");
            }
            default -> message.at("properties");
        };
    }

    private static ObjectNode context(SegmentMessage message) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        PAGE.forEach(field -> put(page, field, message.at("context", "page", field)));
        ObjectNode library = JsonNodeFactory.instance.objectNode();
        put(library, "name", message.at("context", "library", "name"));
        ObjectNode context = JsonNodeFactory.instance.objectNode();
        put(context, "page", page);
        put(context, "library", library);
        put(context, "campaign", message.at("context", "campaign"));
        put(context, "locale", message.at("context", "locale"));
        return context;
    }

    private static void put(ObjectNode to, String name, @Nullable JsonNode value) {
        if (value != null
                && !value.isMissingNode()
                && !value.isNull()
                && !(value.isContainerNode() && value.isEmpty())) {
            to.set(name, value);
        }
    }
}
