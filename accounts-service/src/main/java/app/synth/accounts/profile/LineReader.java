package app.synth.accounts.profile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Cuts lines out of a stream as it arrives. Holds one line and one piece of the stream, however long either is. */
final class LineReader {
    private final InputStream body;
    private final int longest;
    private final byte[] piece = new byte[16 << 10];
    private int next;
    private int end;

    /** @param longest in bytes, without the line's end */
    LineReader(InputStream body, int longest) {
        this.body = body;
        this.longest = longest;
    }

    /**
     * The bytes of the next line, of a longer one no more than its beginning, one byte over the longest; null at the end.
     * What follows the last line's end is a line only if there is something.
     */
    byte @Nullable [] next() throws IOException {
        if (next == end && !fill()) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        do {
            int from = next;
            while (next < end && piece[next] != '\n') {
                next++;
            }
            line.write(piece, from, Math.min(next - from, longest + 1 - line.size()));
            if (next < end) {
                next++;
                break;
            }
        } while (fill());
        return line.toByteArray();
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(body.read(piece), 0);
        return end > 0;
    }
}
