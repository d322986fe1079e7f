package app.synth.accounts.claim;

import app.synth.accounts.profile.CodeColumn;
import jakarta.persistence.Converter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be owned. */
public enum ResourceType {
    ARTIST,
    VENUE,
    EVENT;

    /** As it stands in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ResourceType> of(String code) {
        return Stream.of(values()).filter(type -> type.code().equals(code)).findAny();
    }

    /** How it stands in a column. */
    @Converter
    static final class Column extends CodeColumn<ResourceType> {
        Column() {
            super(ResourceType::code, ResourceType::of);
        }
    }
}
