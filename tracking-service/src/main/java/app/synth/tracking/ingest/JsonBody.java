package app.synth.tracking.ingest;

import app.synth.accounts.client.problem.Problems;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A body as JSON text, whatever API it speaks; and what is answered when it is none. */
public final class JsonBody {
    // Bounds within an interaction are the readers', which object without giving up the rest; a body is bounded
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
    private static final char REPLACEMENT = '\ufffd';

    private JsonBody() {}

    /** Strictly decoded: a replacement character in place of what was sent could make two message ids one. */
    public static String text(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) { // sent as it is, or put there for bytes that are no character
            requireUtf8(body);
        }
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
    }

    private static void requireUtf8(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException notUtf8) {
            throw malformed("The body is not UTF-8");
        }
    }

    public static JsonParser parser(String text) throws IOException {
        return JSON.createParser(text);
    }

    /** @throws HttpProblem 413 {@code too_large} */
    public static void requireAtMost(long largest, long bytes) {
        if (bytes > largest) {
            throw tooLarge("A body has at most " + largest + " bytes");
        }
    }

    /** 413 {@code too_large}. */
    public static HttpProblem tooLarge(String detail) {
        return Problems.of(Status.REQUEST_ENTITY_TOO_LARGE, "too_large", detail).build();
    }

    /** 400 {@code malformed_json}. */
    public static HttpProblem malformed(String detail) {
        return Problems.of(Status.BAD_REQUEST, "malformed_json", detail).build();
    }

    /** 400 {@code malformed_json}, with the place. */
    public static HttpProblem unreadable(JsonProcessingException noJson) {
        return malformed("The body is not JSON that can be read"
                + (noJson.getLocation() == null
                        ? ""
                        : ": see line " + noJson.getLocation().getLineNr() + ", column "
                                + noJson.getLocation().getColumnNr()));
    }
}
