package app.synth.tracking.ingest;

import app.synth.tracking.testsupport.Sent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** Bodies that nobody should send, in the words of one of the APIs that take interactions. */
final class HostileBodies {
    private static final int PAST_ANY_LIMIT = 32 * 1024 * 1024;
    private static final String SESSION = "neighbour";
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "1e999",
            "-0",
            "1e-400",
            "9".repeat(400),
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00x\"",
            "\"\\uD83D\\uDE00\"",
            "[]",
            "{}",
            "[[[[[]]]]]",
            "{\"a\":{\"a\":1,\"a\":2}}",
            "\"" + "x".repeat(600) + "\"",
            "[".repeat(300) + "]".repeat(300),
            "\"2026-99-99T99:99:99Z\"",
            "\"'; drop table tracking.quarantine; --\"",
            "{\"\\u0000\":1}",
            "{\"\":{}}",
            "\"\\u202e\\ufeff\"",
            "123456789012345678901234567890",
            "\"NaN\"");
    private static final List<Charset> ENCODINGS =
            List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.ISO_8859_1);

    /** Our own API, which unpacks nothing. */
    static final HostileBodies INTERACTIONS = new HostileBodies(
            "interactions",
            List.of(
                    "message_id",
                    "event_type",
                    "entity_type",
                    "entity_id",
                    "session_id",
                    "anonymous_id",
                    "user_id",
                    "occurred_at",
                    "metadata",
                    "unknown",
                    "__proto__"),
            () -> Sent.click().with("session_id", SESSION).toString(),
            false);

    /** Segment's, which unpacks what is packed. */
    static final HostileBodies SEGMENT = new HostileBodies(
            "batch",
            List.of(
                    "type",
                    "event",
                    "name",
                    "messageId",
                    "anonymousId",
                    "userId",
                    "previousId",
                    "timestamp",
                    "originalTimestamp",
                    "sentAt",
                    "properties",
                    "traits",
                    "context",
                    "writeKey",
                    "ip",
                    "__proto__"),
            () -> """
                    {"type":"track","event":"Ticket Clicked","messageId":"%s","anonymousId":"a-1",
                     "properties":{"event_id":"e-1"},"context":{"sessionId":"%s"}}""".formatted(UUID.randomUUID(), SESSION),
            true);

    private final String list;
    private final List<String> fields;
    private final Supplier<String> neighbour;
    private final boolean unpacks;
    private final List<byte[]> bombs;

    private HostileBodies(String list, List<String> fields, Supplier<String> neighbour, boolean unpacks) {
        this.list = list;
        this.fields = fields;
        this.neighbour = neighbour;
        this.unpacks = unpacks;
        byte[] zeros = gzip(new byte[PAST_ANY_LIMIT]);
        this.bombs = List.of(
                zeros,
                gzip((batch(neighbour.get()) + " ".repeat(PAST_ANY_LIMIT)).getBytes(StandardCharsets.UTF_8)),
                gzip(("{\"" + list + "\":" + "[".repeat(PAST_ANY_LIMIT)).getBytes(StandardCharsets.UTF_8)),
                Arrays.copyOf(zeros, zeros.length / 2));
    }

    /** An item with hostile fields beside one that is right: both have a fate. */
    byte[] amongNeighbours(Random random) {
        StringBuilder item = new StringBuilder("{");
        for (int field = random.nextInt(1, 12); field > 0; field--) {
            item.append('"').append(any(fields, random)).append("\":").append(any(VALUES, random));
            item.append(field > 1 ? "," : "}");
        }
        String hostile = random.nextInt(10) == 0 ? any(VALUES, random) : item.toString();
        String right = neighbour.get();
        byte[] body = batch(random.nextBoolean() ? hostile + "," + right : right + "," + hostile)
                .getBytes(StandardCharsets.UTF_8);
        return unpacks && random.nextBoolean() ? gzip(body) : body;
    }

    /** A body that is no JSON, or not in UTF-8, or cut, or packed for somebody who does not unpack, or packed twice. */
    byte[] broken(Random random) {
        String right = batch(neighbour.get());
        byte[] bytes = right.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(8)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length)); // cut
            case 1 -> unpacks ? gzip(gzip(bytes)) : gzip(bytes);
            case 2 -> {
                byte[] packed = gzip(bytes);
                yield Arrays.copyOf(packed, random.nextInt(2, packed.length));
            }
            case 3 -> (right + "é").getBytes(any(ENCODINGS, random));
            case 4 ->
                random.ints(random.nextInt(1, 2_000), 0, 256) // noise
                        .collect(ByteArrayOutputStream::new, ByteArrayOutputStream::write, (one, other) -> {})
                        .toByteArray();
            case 5 -> ("[".repeat(random.nextInt(1, 50_000))).getBytes(StandardCharsets.UTF_8);
            case 6 -> gzip(any(bombs, random)); // stands for another bomb
            default -> {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(0x80, 0x100); // half a character
                yield bytes;
            }
        };
    }

    /** Some 32 kB that stand for 32 MiB, or begin to: of zeros, of JSON that is right, of JSON that is deep. */
    byte[] bomb(Random random) {
        return any(bombs, random);
    }

    private String batch(String items) {
        return "{\"" + list + "\":[" + items + "]}";
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

    private static <T> T any(List<T> values, Random random) {
        return values.get(random.nextInt(values.size()));
    }
}
