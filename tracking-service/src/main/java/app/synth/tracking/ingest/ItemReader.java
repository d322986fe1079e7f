package app.synth.tracking.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one interaction, to its end and whatever is in it. Fields that are not ours are left alone. */
final class ItemReader {
    private static final int NAME = 64;
    private static final int ID = 200;
    private static final int ENTITY_ID = 500;

    private final String body;
    private final JsonParser parser;
    private final int deepestNesting;
    private final Map<String, JsonNode> fields = new HashMap<>();
    private @Nullable RawJson metadataSent;
    private @Nullable String malformed;

    /** @param parser reads {@code body} and stands at the first token of the interaction */
    ItemReader(String body, JsonParser parser, int deepestNesting) {
        this.body = body;
        this.parser = parser;
        this.deepestNesting = deepestNesting;
    }

    /** The interaction; the parser then stands at its last token. Fails only where the body is no JSON. */
    Item read() throws IOException {
        long from = parser.currentTokenLocation().getCharOffset();
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                readField(parser.currentName());
            }
        } else {
            note("an interaction is a JSON object");
            new BoundedJson(parser, deepestNesting, objection -> {}).value();
        }
        return item(since(from));
    }

    private void readField(String name) throws IOException {
        boolean metadata = name.equals("metadata");
        parser.nextToken();
        long from = parser.currentTokenLocation().getCharOffset();
        JsonNode value = new BoundedJson(parser, deepestNesting, objection -> note(name + " " + objection)).value();
        if (fields.put(name, value) != null) {
            note(name + " stands there twice");
        }
        if (metadata && value.isObject()) {
            metadataSent = since(from);
        }
    }

    private RawJson since(long from) {
        return new RawJson(body, (int) from, (int) parser.currentLocation().getCharOffset());
    }

    private Item item(RawJson sent) {
        return new Item(
                sent,
                text("message_id", ID),
                required("event_type", text("event_type", NAME)),
                required("entity_type", text("entity_type", NAME)),
                text("entity_id", ENTITY_ID),
                text("session_id", ID),
                text("anonymous_id", ID),
                text("user_id", ID),
                time("occurred_at"),
                metadata(),
                metadataSent,
                malformed);
    }

    private @Nullable String text(String field, int atMost) {
        JsonNode value = sent(field);
        if (value == null) {
            return null;
        }
        String text = value.textValue();
        if (text == null) {
            note(field + " is not text");
            return null;
        }
        if (text.codePointCount(0, text.length()) > atMost) {
            note(field + " is longer than " + atMost + " characters");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    private @Nullable String required(String field, @Nullable String text) {
        if (text == null) {
            note(field + " is missing");
        }
        return text;
    }

    private @Nullable Instant time(String field) {
        String text = text(field, NAME);
        if (text == null) {
            return null;
        }
        try {
            return Rfc3339.parse(text);
        } catch (DateTimeException notOne) {
            note(field + " is not an RFC 3339 time with a zone, such as 2026-11-01T20:15:00Z");
            return null;
        }
    }

    private JsonNode metadata() {
        JsonNode value = sent("metadata");
        if (value != null && !value.isObject()) {
            note("metadata is not an object");
        }
        return value == null ? JsonNodeFactory.instance.objectNode() : value;
    }

    private @Nullable JsonNode sent(String field) {
        JsonNode value = fields.get(field);
        return value == null || value.isNull() ? null : value;
    }

    private void note(String problem) {
        if (malformed == null) {
            malformed = problem;
        }
    }
}
