package app.synth.tracking.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Cuts lines out of a stream as it arrives; holds one line and one piece of the stream, however long either is. */
final class LineReader {
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final InputStream body;
    private final int longest;
    private final byte[] piece = new byte[16 << 10];
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int from;
    private int until;
    private long number;

    /** @param longest in bytes, without the line's end */
    LineReader(InputStream body, int longest) {
        this.body = body;
        this.longest = longest;
    }

    /** Passes the lines before this one. */
    void skipTo(long line) throws IOException {
        while (number < line - 1 && collect(0) >= 0) {
            number++;
        }
    }

    /** The next line; null at the end. What follows the last line's end is a line only if there is something. */
    @Nullable
    Line next() throws IOException {
        kept.reset();
        int bytes = collect(longest);
        if (bytes < 0) {
            return null;
        }
        number++;
        return bytes > longest ? new Line.TooLong(number) : text();
    }

    private Line text() {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(kept.toByteArray()))
                    .toString();
            String unmarked =
                    number == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
            return new Line.Text(number, unmarked.strip(), kept.size());
        } catch (CharacterCodingException notUtf8) {
            return new Line.NotUtf8(number);
        }
    }

    /** Reads up to a line's end and keeps at most so much of it; says how long it was, or -1 at the end of the body. */
    private int collect(int most) throws IOException {
        int length = -1;
        while (from < until || fill()) {
            int end = from;
            while (end < until && piece[end] != '\n') {
                end++;
            }
            length = Math.clamp((long) Math.max(length, 0) + end - from, 0, Integer.MAX_VALUE);
            if (length <= most) {
                kept.write(piece, from, end - from);
            }
            from = end;
            if (end < until) {
                from++;
                return length;
            }
        }
        return length;
    }

    private boolean fill() throws IOException {
        int read = body.read(piece);
        from = 0;
        until = Math.max(read, 0);
        return read > 0;
    }
}
