package app.synth.tracking.ingest;

/** Text that Postgres can hold as it is. */
final class StorableText {
    private StorableText() {}

    /** No NUL, which Postgres refuses, and no half of a surrogate pair, which would silently become a question mark. */
    static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit == 0 || Character.isLowSurrogate(unit)) {
                return false;
            }
            if (Character.isHighSurrogate(unit)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The text with a question mark for every unit that Postgres cannot hold: to be looked at, no longer to be compared. */
    static String mended(String text) {
        if (is(text)) {
            return text;
        }
        StringBuilder mended = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            boolean cannotBeHeld = point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
            mended.appendCodePoint(cannotBeHeld ? '?' : point);
        });
        return mended.toString();
    }
}
