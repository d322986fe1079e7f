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
}
