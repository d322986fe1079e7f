package app.synth.tracking.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body's interactions, one after the other: each to its end, whatever is in it. Fields that are not ours are left
 * alone. Thousands of these are read a second: what is known to be text never becomes a tree.
 */
final class ItemReader {
    private final String body;
    private final JsonParser parser;
    private final BoundedJson values;

    // Of the interaction being read.
    private final @Nullable String[] texts = new String[TextField.values().length];
    private final boolean[] read = new boolean[TextField.values().length];
    private final Set<String> others = new HashSet<>();
    private String field = "";
    private @Nullable JsonNode metadata;
    private @Nullable RawJson metadataSent;
    private @Nullable String malformed;

    /** The fields that are text, and how many characters each may have. */
    private enum TextField {
        MESSAGE_ID("message_id", 200),
        EVENT_TYPE("event_type", 64),
        ENTITY_TYPE("entity_type", 64),
        ENTITY_ID("entity_id", 500),
        SESSION_ID("session_id", 200),
        ANONYMOUS_ID("anonymous_id", 200),
        USER_ID("user_id", 200),
        OCCURRED_AT("occurred_at", 64);

        private final String key;
        private final int longest;

        TextField(String key, int longest) {
            this.key = key;
            this.longest = longest;
        }

        static @Nullable TextField of(String key) {
            return switch (key) {
                case "message_id" -> MESSAGE_ID;
                case "event_type" -> EVENT_TYPE;
                case "entity_type" -> ENTITY_TYPE;
                case "entity_id" -> ENTITY_ID;
                case "session_id" -> SESSION_ID;
                case "anonymous_id" -> ANONYMOUS_ID;
                case "user_id" -> USER_ID;
                case "occurred_at" -> OCCURRED_AT;
                default -> null;
            };
        }
    }

    /** @param parser reads {@code body} */
    ItemReader(String body, JsonParser parser, int deepestNesting) {
        this.body = body;
        this.parser = parser;
        this.values = new BoundedJson(
                parser, deepestNesting, objection -> note(field + " " + objection), body.contains("\\u"));
    }

    JsonParser parser() {
        return parser;
    }

    /**
     * The interaction whose first token is the parser's current one; the parser then stands at its last. Fails only where
     * the body is no JSON.
     */
    Item read() throws IOException {
        Arrays.fill(texts, null);
        Arrays.fill(read, false);
        others.clear();
        metadata = null;
        metadataSent = null;
        malformed = null;
        long from = parser.currentTokenLocation().getCharOffset();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                readField(parser.currentName());
            }
        } else {
            note("an interaction is a JSON object");
            values.value();
        }
        return item(since(from));
    }

    private void readField(String name) throws IOException {
        field = name;
        parser.nextToken();
        TextField text = TextField.of(name);
        if (text != null) {
            texts[text.ordinal()] = text(text);
            once(!read[text.ordinal()]);
            read[text.ordinal()] = true;
        } else if (name.equals("metadata")) {
            readMetadata();
            once(others.add(name));
        } else {
            values.value();
            once(others.add(name));
        }
    }

    private void once(boolean isFirst) {
        if (!isFirst) {
            note(field + " stands there twice");
        }
    }

    private @Nullable String text(TextField expected) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            if (!values.value().isNull()) {
                note(field + " is not text");
            }
            return null;
        }
        String text = values.text();
        if (text.length() > expected.longest && text.codePointCount(0, text.length()) > expected.longest) {
            note(field + " is longer than " + expected.longest + " characters");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    private void readMetadata() throws IOException {
        long from = parser.currentTokenLocation().getCharOffset();
        JsonNode value = values.value();
        if (value.isObject()) {
            metadata = value;
            metadataSent = since(from);
        } else if (!value.isNull()) {
            note("metadata is not an object");
        }
    }

    private RawJson since(long from) {
        return new RawJson(body, (int) from, (int) parser.currentLocation().getCharOffset());
    }

    private Item item(RawJson sent) {
        return new Item(
                sent,
                get(TextField.MESSAGE_ID),
                required(TextField.EVENT_TYPE),
                required(TextField.ENTITY_TYPE),
                get(TextField.ENTITY_ID),
                get(TextField.SESSION_ID),
                get(TextField.ANONYMOUS_ID),
                get(TextField.USER_ID),
                occurredAt(),
                metadata == null ? JsonNodeFactory.instance.objectNode() : metadata,
                metadataSent,
                malformed);
    }

    private @Nullable String get(TextField text) {
        return texts[text.ordinal()];
    }

    private @Nullable String required(TextField expected) {
        String text = get(expected);
        if (text == null) {
            note(expected.key + " is missing");
        }
        return text;
    }

    private @Nullable Instant occurredAt() {
        String text = get(TextField.OCCURRED_AT);
        if (text == null) {
            return null;
        }
        try {
            return Rfc3339.parse(text);
        } catch (DateTimeException notOne) {
            note("occurred_at is not an RFC 3339 time with a zone, such as 2026-11-01T20:15:00Z");
            return null;
        }
    }

    private void note(String problem) {
        if (malformed == null) {
            malformed = problem;
        }
    }
}
