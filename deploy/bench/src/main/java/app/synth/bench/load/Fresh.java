package app.synth.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;

/** What is new in every message: an id that nobody has used, and the time. Not for several threads. */
public final class Fresh {
    /** Stands in a template where an id belongs. */
    public static final String ID = "00000000-0000-4000-8000-000000000000";

    /** Stands in a template where the time belongs. */
    public static final String TIME = "2000-01-01T00:00:00.000Z";

    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ISO_INSTANT;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final SplittableRandom random = new SplittableRandom();
    private final byte[] id = ID.getBytes(StandardCharsets.US_ASCII);
    private byte[] time = TIME.getBytes(StandardCharsets.US_ASCII);
    private long timeMillis;

    /** Writes a random id, as text of a version 4 UUID. */
    void putId(ByteBuffer target, int at) {
        hex(random.nextLong(), 0, 18);
        hex(random.nextLong(), 19, 36);
        id[14] = '4';
        id[19] = '8';
        target.put(at, id);
    }

    void putTime(ByteBuffer target, int at) {
        target.put(at, time);
    }

    /** Reads the clock; to be done before each message. */
    public void renew() {
        long now = System.currentTimeMillis();
        if (now != timeMillis) {
            timeMillis = now;
            // ISO_INSTANT leaves out zeros; one millisecond off is as good
            Instant instant = Instant.ofEpochMilli(now).truncatedTo(ChronoUnit.MILLIS);
            time = FORMAT.format(now % 1_000 == 0 ? instant.plusMillis(1) : instant)
                    .getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** A random number from 0 to below the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    private void hex(long bits, int from, int to) {
        long left = bits;
        for (int at = from; at < to; at++) {
            if (id[at] != '-') {
                id[at] = HEX[(int) (left & 15)];
                left >>>= 4;
            }
        }
    }
}
