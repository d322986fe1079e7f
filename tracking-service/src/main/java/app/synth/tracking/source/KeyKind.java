package app.synth.tracking.source;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a key is for. */
enum KeyKind {
    /** Public, stands in apps and pages: may write. */
    WRITE("wk_", Authority.WRITE_KEY),
    /** Secret, stays on a server: may also say whom an interaction is about. */
    SERVER("sk_", Authority.SERVER_KEY);

    private final String prefix;
    private final Authority authority;

    KeyKind(String prefix, Authority authority) {
        this.prefix = prefix;
        this.authority = authority;
    }

    /** How such a key begins, so that a secret one is recognised where it should not be. */
    String prefix() {
        return prefix;
    }

    Authority authority() {
        return authority;
    }

    /** As it is sent and stored: {@code write}. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<KeyKind> named(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
