package app.synth.tracking.source;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A key as its holder knows it; nothing keeps it. {@code wk_} or {@code sk_}, then 256 bits of chance in base64url.
 *
 * @param text not to be logged
 */
record ClearKey(String text) {
    private static final int BYTES = 32;
    private static final int HINT = 8;
    private static final Pattern FORM = Pattern.compile("[ws]k_[A-Za-z0-9_-]{43}");

    static ClearKey next(KeyKind kind, SecureRandom random) {
        byte[] chance = new byte[BYTES];
        random.nextBytes(chance);
        return new ClearKey(
                kind.prefix() + Base64.getUrlEncoder().withoutPadding().encodeToString(chance));
    }

    /** What does not even look like one of our keys need not be looked for. */
    static boolean mayBe(String text) {
        return FORM.matcher(text).matches();
    }

    KeyHash hash() {
        return KeyHash.of(text);
    }

    /** Its first characters, to recognise it by. */
    String hint() {
        return text.substring(0, HINT);
    }

    @Override
    public String toString() {
        return hint() + "…";
    }
}
