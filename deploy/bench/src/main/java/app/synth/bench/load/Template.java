package app.synth.bench.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/** Text that was written once and is sent many times, with {@link Fresh} ids and times put in where their marks stand. */
public final class Template {
    private final byte[] bytes;
    private final int[] ids;
    private final int[] times;

    private Template(byte[] bytes, int[] ids, int[] times) {
        this.bytes = bytes;
        this.ids = ids;
        this.times = times;
    }

    /** Finds the marks in a text. */
    public static Template of(String text) {
        // one char a byte, so that places in the text are places in the bytes
        String perByte = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return new Template(
                perByte.getBytes(StandardCharsets.ISO_8859_1), places(perByte, Fresh.ID), places(perByte, Fresh.TIME));
    }

    public int length() {
        return bytes.length;
    }

    /** Writes the text at the target's position. */
    public void write(ByteBuffer target, Fresh fresh) {
        int from = target.position();
        target.put(bytes);
        for (int at : ids) {
            fresh.putId(target, from + at);
        }
        for (int at : times) {
            fresh.putTime(target, from + at);
        }
    }

    private static int[] places(String text, String mark) {
        return IntStream.iterate(text.indexOf(mark), at -> at >= 0, at -> text.indexOf(mark, at + mark.length()))
                .toArray();
    }
}
