package app.synth.tracking.ingest;

/**
 * A part of a request's body, as it was sent. Cut out only when somebody needs it, and never written anew.
 *
 * @param until the index after the last character
 */
public record RawJson(String body, int from, int until) {

    /** The whole of a text that was not cut out of anything. */
    public static RawJson of(String text) {
        return new RawJson(text, 0, text.length());
    }

    public String text() {
        return body.substring(from, until);
    }

    /** Answers without counting: a character is never more than three bytes. */
    boolean mayHaveMoreBytesThan(long bytes) {
        return (until - from) * 3L > bytes;
    }

    /** How many bytes it was on the way. */
    public int bytes() {
        int bytes = 0;
        for (int i = from; i < until; i++) {
            char unit = body.charAt(i);
            bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
        }
        return bytes;
    }

    @Override
    public String toString() {
        return text();
    }
}
