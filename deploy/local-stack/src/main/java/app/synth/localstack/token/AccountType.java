package app.synth.localstack.token;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The nine account types. */
public enum AccountType {
    USER,
    ARTIST,
    VENUE,
    ADMIN,
    PROMOTER,
    AD_ACCOUNT,
    VENUE_MANAGER,
    LABEL,
    MEDIA;

    /** The type as the interfaces and the database write it: {@code venue_manager}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AccountType> find(String key) {
        return Arrays.stream(values()).filter(type -> type.key().equals(key)).findFirst();
    }

    /** All types in one line, for people. */
    public static String list() {
        return Arrays.stream(values()).map(AccountType::key).collect(Collectors.joining(", "));
    }
}
