package app.synth.tracking.segment;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.RequestConfig;
import app.synth.tracking.ingest.IngestConfig;
import app.synth.tracking.ingest.JsonBody;
import app.synth.tracking.ingest.RawJson;
import app.synth.tracking.ingest.Rfc3339;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body, whatever its headers say: an object with a {@code batch} is one, any other object is one message. Only what
 * is no JSON at all is a problem of the request.
 */
@ApplicationScoped
class SegmentReader {
    private static final String SENT_AT = "sentAt";

    private final int largestBody;
    private final int messagesAtMost;

    SegmentReader(RequestConfig requests, IngestConfig config) {
        this.largestBody = Math.toIntExact(requests.largestBody().asLongValue());
        this.messagesAtMost = config.itemsAtMost();
    }

    /** The body's text, unpacked. */
    String text(byte[] body) {
        return JsonBody.text(Unpacking.unpack(body, largestBody));
    }

    /** The {@code writeKey} of the body; the rest is not looked at. */
    @Nullable
    String writeKey(String text) {
        Optional<String> found = read(text, parser -> {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean key = parser.currentName().equals("writeKey");
                if (parser.nextToken() == JsonToken.VALUE_STRING && key) {
                    return Optional.of(parser.getText());
                }
                parser.skipChildren();
            }
            return Optional.empty();
        });
        return found.orElse(null);
    }

    /** @param type of a single message that does not say so itself: what its path says; null for none */
    SegmentRequest request(String text, @Nullable String type) {
        return read(text, parser -> {
            @Nullable List<RawJson> batch = null;
            @Nullable Instant sentAt = null;
            boolean typed = false;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals("batch") && value == JsonToken.START_ARRAY) {
                    batch = messages(text, parser);
                } else if (name.equals(SENT_AT) && value == JsonToken.VALUE_STRING) {
                    sentAt = time(parser.getText());
                } else {
                    typed |= name.equals("type") && value == JsonToken.VALUE_STRING;
                    parser.skipChildren();
                }
            }
            requireEnd(parser);
            if (batch == null) {
                return new SegmentRequest(single(text, typed, type), sentAt);
            }
            return new SegmentRequest(batch, sentAt == null ? latestSentAt(batch) : sentAt);
        });
    }

    private List<RawJson> messages(String text, JsonParser parser) throws IOException {
        List<RawJson> messages = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (messages.size() == messagesAtMost) {
                throw JsonBody.tooLarge("A batch has at most " + messagesAtMost + " messages");
            }
            messages.add(Withheld.cut(text, parser));
        }
        return messages;
    }

    /** A message that is kept says its type by itself, since nobody will remember by which path it came. */
    private static List<RawJson> single(String text, boolean typed, @Nullable String type) throws IOException {
        if (!typed && type == null) {
            throw Problems.badField("batch", "the body is neither a batch nor a message with a type");
        }
        try (JsonParser parser = JsonBody.parser(text)) {
            parser.nextToken();
            RawJson message = Withheld.cut(text, parser);
            return List.of(typed ? message : typed(message.text(), String.valueOf(type)));
        }
    }

    private static RawJson typed(String message, String type) {
        String fields = message.substring(0, message.length() - 1);
        String separator = fields.substring(1).isBlank() ? "" : ",";
        return RawJson.of(fields + separator + "\"type\":\"" + type + "\"}");
    }

    @FunctionalInterface
    private interface Shape<T> {
        T read(JsonParser parser) throws IOException;
    }

    /** The parser that the shape is given stands at the beginning of an object. */
    private static <T> T read(String text, Shape<T> shape) {
        try (JsonParser parser = JsonBody.parser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw JsonBody.malformed("The body is not a JSON object");
            }
            return shape.read(parser);
        } catch (JsonProcessingException noJson) {
            throw JsonBody.unreadable(noJson);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // the body is in memory
        }
    }

    /**
     * When a batch was sent that does not say so: Segment's specification has {@code sentAt} among the fields of every
     * message, and what was sent at once was sent when the last of it was.
     */
    private static @Nullable Instant latestSentAt(List<RawJson> messages) throws IOException {
        Instant latest = null;
        for (RawJson message : messages) {
            Instant sentAt = sentAt(message.text());
            if (sentAt != null && (latest == null || sentAt.isAfter(latest))) {
                latest = sentAt;
            }
        }
        return latest;
    }

    private static @Nullable Instant sentAt(String message) throws IOException {
        if (!message.contains(SENT_AT)) {
            return null;
        }
        try (JsonParser parser = JsonBody.parser(message)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean found = parser.currentName().equals(SENT_AT);
                if (parser.nextToken() == JsonToken.VALUE_STRING && found) {
                    return time(parser.getText());
                }
                parser.skipChildren();
            }
            return null;
        }
    }

    private static void requireEnd(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw JsonBody.malformed("Something follows the end of the body's JSON");
        }
    }

    /** A clock that cannot be read is not corrected; that is no reason to lose what came with it. */
    private static @Nullable Instant time(String sentAt) {
        try {
            return Rfc3339.parse(sentAt);
        } catch (DateTimeException notOne) {
            return null;
        }
    }
}
