package app.synth.tracking.source;

import app.synth.tracking.action.EventType;
import app.synth.tracking.source.EventMapping.Choice;
import app.synth.tracking.source.EventMapping.Constant;
import app.synth.tracking.source.EventMapping.Path;
import app.synth.tracking.source.EventMapping.Selector;
import app.synth.tracking.source.EventMapping.Target;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads an event mapping; the first thing that is wrong ends the reading and is named with its place. */
final class EventMappingReader {
    private static final Set<String> SECTIONS = Set.of("track", "page", "screen");
    private static final Set<String> FIELDS = Set.of("event_type", "entity_type", "entity_id", "metadata");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ENTITY_TYPE = 64;
    private static final int CHOICES = 10;
    private static final int METADATA = 30;

    /** Begins with a field that a message may have; nothing is said about what stands inside. */
    private static final Pattern PATH =
            Pattern.compile("(?:(?:properties|traits|context)(?:\\.[^.\\p{Cntrl}]{1,100}){1,8}"
                    + "|event|name|category|userId|anonymousId|groupId|previousId)");

    private EventMappingReader() {}

    static EventMapping read(JsonNode sent) {
        onlyFields("event_mapping", sent, SECTIONS);
        return new EventMapping(
                section("track", sent.get("track")),
                section("page", sent.get("page")),
                section("screen", sent.get("screen")));
    }

    private static Map<String, Target> section(String section, @Nullable JsonNode sent) {
        Map<String, Target> targets = new HashMap<>();
        if (sent != null) {
            object(section, sent);
            sent.properties().forEach(entry -> {
                String place = section + "." + entry.getKey();
                require(
                        !entry.getKey().isBlank() && entry.getKey().length() <= LONGEST_NAME,
                        place,
                        "is no event's name");
                Target twin = targets.put(EventMapping.folded(entry.getKey()), target(place, entry.getValue()));
                require(twin == null, place, "stands there twice; case does not matter");
            });
        }
        return targets;
    }

    private static Target target(String place, JsonNode sent) {
        onlyFields(place, sent, FIELDS);
        EventType type = EventType.named(sent.path("event_type").asText())
                .filter(known -> known != EventType.IDENTIFY)
                .orElseThrow(() -> wrong(place + ".event_type", "is one of our event types, and not identify"));
        String entityType = sent.path("entity_type").asText();
        require(
                sent.path("entity_type").isTextual()
                        && !entityType.isBlank()
                        && entityType.length() <= LONGEST_ENTITY_TYPE
                        && entityType.chars().noneMatch(Character::isISOControl),
                place + ".entity_type",
                "is text of up to " + LONGEST_ENTITY_TYPE + " characters");
        JsonNode id = sent.get("entity_id");
        return new Target(
                type,
                entityType,
                id == null ? null : selector(place + ".entity_id", id),
                metadata(place + ".metadata", sent.get("metadata")));
    }

    private static Map<String, Selector> metadata(String place, @Nullable JsonNode sent) {
        Map<String, Selector> metadata = new HashMap<>();
        if (sent != null) {
            object(place, sent);
            require(sent.size() <= METADATA, place, "has at most " + METADATA + " fields");
            sent.properties()
                    .forEach(entry ->
                            metadata.put(entry.getKey(), selector(place + "." + entry.getKey(), entry.getValue())));
        }
        return metadata;
    }

    private static Selector selector(String place, JsonNode sent) {
        List<Choice> choices = new ArrayList<>();
        if (sent.isArray()) {
            require(!sent.isEmpty() && sent.size() <= CHOICES, place, "has 1 to " + CHOICES + " choices");
            sent.forEach(choice -> choices.add(choice(place, choice)));
        } else {
            choices.add(choice(place, sent));
        }
        return new Selector(choices);
    }

    private static Choice choice(String place, JsonNode sent) {
        if (sent.isTextual() && PATH.matcher(sent.textValue()).matches()) {
            return new Path(List.of(sent.textValue().split("\\.", -1)));
        }
        JsonNode value = sent.get("value");
        require(
                value != null && sent.size() == 1 && value.isValueNode() && !value.isNull(),
                place,
                "is a path into the message, such as properties.event_id, or {\"value\": a constant}");
        return new Constant(value);
    }

    private static void onlyFields(String place, JsonNode sent, Set<String> fields) {
        object(place, sent);
        sent.fieldNames()
                .forEachRemaining(name -> require(
                        fields.contains(name),
                        place + "." + name,
                        "is not known here; there are "
                                + String.join(", ", fields.stream().sorted().toList())));
    }

    private static void object(String place, JsonNode sent) {
        require(sent.isObject(), place, "is a JSON object");
    }

    private static void require(boolean right, String place, String otherwise) {
        if (!right) {
            throw wrong(place, otherwise);
        }
    }

    private static IllegalArgumentException wrong(String place, String what) {
        return new IllegalArgumentException(place + " " + what);
    }
}
