package app.synth.accounts.profile;

import jakarta.persistence.Converter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known for sure of who somebody is; each proves more than the ones before it. */
public enum VerificationLevel {
    NONE,
    EMAIL,
    PHONE,
    IDENTITY,
    BUSINESS;

    /** As it stands in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it counts as verified: an address alone does not. */
    public boolean isVerified() {
        return compareTo(IDENTITY) >= 0;
    }

    public static Optional<VerificationLevel> of(String code) {
        return Stream.of(values()).filter(level -> level.code().equals(code)).findAny();
    }

    /** How it stands in a column. */
    @Converter
    static final class Column extends CodeColumn<VerificationLevel> {
        Column() {
            super(VerificationLevel::code, VerificationLevel::of);
        }
    }
}
