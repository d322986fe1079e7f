package app.synth.accounts.profile;

import jakarta.persistence.Converter;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is subscribed to; each includes the ones before it. */
public enum Tier {
    FREE,
    PREMIUM,
    PROFESSIONAL,
    ENTERPRISE;

    /** As it stands in JSON and in the database. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean reaches(Tier minimum) {
        return compareTo(minimum) >= 0;
    }

    /** What is left of it at a time: from its end on, to the instant, nothing. */
    public Tier at(Instant now, @Nullable Instant expiresAt) {
        return expiresAt != null && !now.isBefore(expiresAt) ? FREE : this;
    }

    public static Optional<Tier> of(String code) {
        return Stream.of(values()).filter(tier -> tier.code().equals(code)).findAny();
    }

    /** How it stands in a column. */
    @Converter
    static final class Column extends CodeColumn<Tier> {
        Column() {
            super(Tier::code, Tier::of);
        }
    }
}
