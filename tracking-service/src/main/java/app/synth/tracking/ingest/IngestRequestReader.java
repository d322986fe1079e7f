package app.synth.tracking.ingest;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.RequestConfig;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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
    // Bounds within an interaction are ItemReader's, which objects without giving up the rest; a body is bounded
    // already.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(200_000)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final IngestConfig config;
    private final long largestBody;

    IngestRequestReader(IngestConfig config, RequestConfig requests) {
        this.config = config;
        this.largestBody = requests.largestBody().asLongValue();
    }

    /** @param body one interaction */
    IngestRequest single(byte[] body) {
        return read(body, (text, parser) -> {
            object(parser, "the body is one interaction, a JSON object");
            return new IngestRequest(List.of(item(text, parser)), null);
        });
    }

    /** One item that was taken in before: what is wrong with it is noted in it, also that it is no object. */
    Item lenient(byte[] body) {
        return read(body, (text, parser) -> new IngestRequest(List.of(item(text, parser)), null))
                .items()
                .getFirst();
    }

    /** @param body {@code {"interactions": […], "sent_at": …}} */
    IngestRequest batch(byte[] body) {
        return read(body, (text, parser) -> {
            object(parser, "the body is an object with interactions");
            @Nullable List<Item> items = null;
            @Nullable Instant sentAt = null;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "interactions" -> items = items(text, parser);
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
        IngestRequest read(String text, JsonParser parser) throws IOException;
    }

    private IngestRequest read(byte[] body, Shape shape) {
        if (body.length > largestBody) {
            throw Problems.of(
                            Status.REQUEST_ENTITY_TOO_LARGE,
                            "too_large",
                            "A body has at most " + largestBody + " bytes")
                    .build();
        }
        String text = text(body);
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() == null) {
                throw malformed("The body is empty");
            }
            IngestRequest request = shape.read(text, parser);
            if (parser.nextToken() != null) {
                throw malformed("Something follows the end of the body's JSON");
            }
            return request;
        } catch (JsonProcessingException noJson) {
            throw malformed("The body is not JSON that can be read"
                    + (noJson.getLocation() == null
                            ? ""
                            : ": see line " + noJson.getLocation().getLineNr() + ", column "
                                    + noJson.getLocation().getColumnNr()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // the body is in memory
        }
    }

    /** Strictly decoded: a replacement character in place of what was sent could make two message ids one. */
    private static String text(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        } catch (CharacterCodingException notUtf8) {
            throw malformed("The body is not UTF-8");
        }
    }

    private List<Item> items(String text, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw Problems.badField("interactions", "interactions is not an array");
        }
        List<Item> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() == config.itemsAtMost()) {
                throw Problems.badField(
                        "interactions", "more than " + config.itemsAtMost() + " interactions in one batch");
            }
            items.add(item(text, parser));
        }
        return items;
    }

    private Item item(String text, JsonParser parser) throws IOException {
        return new ItemReader(text, parser, config.deepestNesting()).read();
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

    private static HttpProblem malformed(String detail) {
        return Problems.of(Status.BAD_REQUEST, "malformed_json", detail).build();
    }
}
