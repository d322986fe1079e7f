package app.synth.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP answer, as far as the load generator needs to know it.
 *
 * @param stored the number that stands after {@code "stored":} in a body, or 0
 */
record Answer(int status, int stored, int length) {
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_LINE = "\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STORED = "\"stored\":".getBytes(StandardCharsets.US_ASCII);
    private static final String CONTENT_LENGTH = "\r\ncontent-length:";
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked";
    private static final int STATUS_FROM = "HTTP/1.1 ".length();

    /** Where the counts stand in a body: at its beginning, before the fates of the single ones. */
    private static final int STORED_WITHIN = 200;

    /** Reads an answer from the first bytes of an array; null as long as not all of it is there. */
    static @Nullable Answer read(byte[] bytes, int available) {
        int endOfHead = find(bytes, 0, available, END_OF_HEAD);
        if (endOfHead < 0) {
            return null;
        }
        int body = endOfHead + END_OF_HEAD.length;
        String head = new String(bytes, 0, endOfHead, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int length = head.contains(CHUNKED)
                ? endOfChunks(bytes, body, available)
                : body + contentLength(bytes, endOfHead, head);
        if (length < 0 || available < length) {
            return null;
        }
        int status = number(bytes, STATUS_FROM, endOfHead);
        return new Answer(status, stored(bytes, body, Math.min(length, body + STORED_WITHIN)), length);
    }

    private static int stored(byte[] bytes, int from, int to) {
        int at = find(bytes, from, to, STORED);
        return at < 0 ? 0 : number(bytes, at + STORED.length, to);
    }

    /** Where a body ends that comes in pieces of told lengths; -1 as long as the empty one is not there. */
    private static int endOfChunks(byte[] bytes, int from, int available) {
        int at = from;
        while (true) {
            int endOfLine = find(bytes, at, available, END_OF_LINE);
            if (endOfLine < 0) {
                return -1;
            }
            int size = Integer.parseInt(new String(bytes, at, endOfLine - at, StandardCharsets.US_ASCII).trim(), 16);
            at = endOfLine + END_OF_LINE.length + size + END_OF_LINE.length;
            if (size == 0 || at > available) {
                return size == 0 ? at : -1;
            }
        }
    }

    private static int contentLength(byte[] bytes, int endOfHead, String head) {
        int at = head.indexOf(CONTENT_LENGTH);
        if (at < 0) {
            throw new IllegalStateException("an answer without Content-Length: " + head);
        }
        int digits = at + CONTENT_LENGTH.length();
        while (bytes[digits] == ' ') {
            digits++;
        }
        return number(bytes, digits, endOfHead);
    }

    private static int number(byte[] bytes, int from, int to) {
        int number = 0;
        for (int at = from; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = number * 10 + bytes[at] - '0';
        }
        return number;
    }

    private static int find(byte[] bytes, int from, int to, byte[] wanted) {
        for (int at = from; at <= to - wanted.length; at++) {
            int matching = 0;
            while (matching < wanted.length && bytes[at + matching] == wanted[matching]) {
                matching++;
            }
            if (matching == wanted.length) {
                return at;
            }
        }
        return -1;
    }
}
