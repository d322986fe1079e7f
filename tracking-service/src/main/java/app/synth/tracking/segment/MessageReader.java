package app.synth.tracking.segment;

import app.synth.tracking.ingest.BoundedJson;
import app.synth.tracking.ingest.JsonBody;
import app.synth.tracking.ingest.RawJson;
import app.synth.tracking.ingest.Rfc3339;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads one message. Ids may be numbers: what proves nothing need not be strict, and every SDK has its own ways. */
final class MessageReader {
    private static final int ID = 200;
    private static final int NAME = 500;
    private static final int TIME = 64;

    private final RawJson sent;
    private final JsonNode message;
    private @Nullable String malformed;

    private MessageReader(RawJson sent, int deepestNesting) {
        this.sent = sent;
        this.message = tree(deepestNesting);
    }

    /** @param deepestNesting of one field */
    static SegmentMessage read(RawJson sent, int deepestNesting) {
        return new MessageReader(sent, deepestNesting).message();
    }

    private JsonNode tree(int deepestNesting) {
        try (JsonParser parser = JsonBody.parser(sent.text())) {
            parser.nextToken();
            return BoundedJson.exact(parser, deepestNesting + 1, objection -> note("a message " + objection))
                    .value();
        } catch (JsonProcessingException noJson) {
            throw JsonBody.unreadable(noJson);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // it is in memory
        }
    }

    private SegmentMessage message() {
        if (!message.isObject()) {
            note("a message is a JSON object");
        }
        object("properties");
        object("traits");
        object("context");
        String type = text("type", ID, message.path("type"));
        if (type == null) {
            note("type is missing");
        }
        String folded = type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
        return new SegmentMessage(
                sent,
                message,
                folded,
                text("messageId", ID, message.path("messageId")),
                name(folded),
                text("userId", ID, message.path("userId")),
                text("anonymousId", ID, message.path("anonymousId")),
                text("previousId", ID, message.path("previousId")),
                session(),
                occurredAt(),
                malformed);
    }

    /** An event is known by nothing else. Names are cut, since no client would shorten one on our account. */
    private @Nullable String name(String type) {
        if (type.equals("track")) {
            String event = text("event", Integer.MAX_VALUE, message.path("event"));
            if (event == null) {
                note("event is missing");
            }
            return cut(event);
        }
        String name = text("name", Integer.MAX_VALUE, message.path("name"));
        return cut(name == null ? message.path("properties").path("name").textValue() : name);
    }

    private @Nullable String session() {
        String session = text("context.sessionId", ID, message.path("context").path("sessionId"));
        return session == null
                ? text("properties.session_id", ID, message.path("properties").path("session_id"))
                : session;
    }

    private @Nullable Instant occurredAt() {
        String time = text("timestamp", TIME, message.path("timestamp"));
        if (time == null) {
            time = text("originalTimestamp", TIME, message.path("originalTimestamp"));
        }
        if (time == null) {
            return null;
        }
        try {
            return Rfc3339.parse(time);
        } catch (DateTimeException notOne) {
            note("timestamp is not an RFC 3339 time with a zone, such as 2026-11-01T20:15:00Z");
            return null;
        }
    }

    private @Nullable String text(String field, int atMost, JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual() && !value.isNumber()) {
            note(field + " is not text");
            return null;
        }
        String text = value.asText();
        if (text.codePointCount(0, text.length()) > atMost) {
            note(field + " is longer than " + atMost + " characters");
            return null;
        }
        return text.isBlank() ? null : text;
    }

    private void object(String field) {
        JsonNode value = message.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isObject()) {
            note(field + " is not an object");
        }
    }

    static @Nullable String cut(@Nullable String text) {
        return text == null || text.codePointCount(0, text.length()) <= NAME
                ? text
                : text.substring(0, text.offsetByCodePoints(0, NAME));
    }

    private void note(String problem) {
        if (malformed == null) {
            malformed = problem;
        }
    }
}
