package app.synth.accounts.profile;

import jakarta.persistence.Converter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What kind of account a user has; it decides what they are granted. */
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

    /** As it stands in JSON, in paths and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<AccountType> of(String code) {
        return Stream.of(values()).filter(type -> type.code().equals(code)).findAny();
    }

    /** How it stands in a column. */
    @Converter
    static final class Column extends CodeColumn<AccountType> {
        Column() {
            super(AccountType::code, AccountType::of);
        }
    }
}
