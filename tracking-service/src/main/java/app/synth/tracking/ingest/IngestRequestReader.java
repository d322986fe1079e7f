package app.synth.tracking.ingest;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.RequestConfig;
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
import org.jspecify.annotations.Nullable;

/**
 * Reads a body in one pass. What is wrong inside an interaction is that interaction's fate; only a body that is no JSON,
 * or holds no interactions where they belong, is a problem of the request.
 */
@ApplicationScoped
class IngestRequestReader {
    private final IngestConfig config;
    private final long largestBody;

    IngestRequestReader(IngestConfig config, RequestConfig requests) {
        this.config = config;
        this.largestBody = requests.largestBody().asLongValue();
    }

    /** @param body one interaction */
    IngestRequest single(byte[] body) {
        return read(body, items -> {
            object(items.parser(), "the body is one interaction, a JSON object");
            return new IngestRequest(List.of(items.read()), null);
        });
    }

    /** One item that was taken in before: what is wrong with it is noted in it, also that it is no object. */
    Item lenient(byte[] body) {
        return read(body, items -> new IngestRequest(List.of(items.read()), null))
                .items()
                .getFirst();
    }

    /** @param body {@code {"interactions": […], "sent_at": …}} */
    IngestRequest batch(byte[] body) {
        return read(body, reader -> {
            JsonParser parser = reader.parser();
            object(parser, "the body is an object with interactions");
            @Nullable List<Item> items = null;
            @Nullable Instant sentAt = null;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "interactions" -> items = items(reader);
                    case "sent_at" -> sentAt = sentAt(parser);
                    default -> parser.skipChildren();
                }
            }
            if (items == null) {
                throw Problems.badField("interactions", "interactions is missing");
            }
            return new IngestRequest(items, sentAt);
        });
    }

    @FunctionalInterface
    private interface Shape {
        IngestRequest read(ItemReader items) throws IOException;
    }

    private IngestRequest read(byte[] body, Shape shape) {
        JsonBody.requireAtMost(largestBody, body.length);
        String text = JsonBody.text(body);
        try (JsonParser parser = JsonBody.parser(text)) {
            if (parser.nextToken() == null) {
                throw JsonBody.malformed("The body is empty");
            }
            IngestRequest request = shape.read(new ItemReader(text, parser, config.deepestNesting()));
            if (parser.nextToken() != null) {
                throw JsonBody.malformed("Something follows the end of the body's JSON");
            }
            return request;
        } catch (JsonProcessingException noJson) {
            throw JsonBody.unreadable(noJson);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // the body is in memory
        }
    }

    private List<Item> items(ItemReader reader) throws IOException {
        JsonParser parser = reader.parser();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Problems.badField("interactions", "interactions is not an array");
        }
        List<Item> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() == config.itemsAtMost()) {
                throw Problems.badField(
                        "interactions", "more than " + config.itemsAtMost() + " interactions in one batch");
            }
            items.add(reader.read());
        }
        return items;
    }

    private static @Nullable Instant sentAt(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        try {
            return Rfc3339.parse(parser.getText());
        } catch (DateTimeException notOne) {
            throw Problems.badField("sent_at", "sent_at is not an RFC 3339 time with a zone");
        }
    }

    private static void object(JsonParser parser, String otherwise) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw Problems.badField("body", otherwise);
        }
    }
}
