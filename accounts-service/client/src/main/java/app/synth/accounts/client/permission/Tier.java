package app.synth.accounts.client.permission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is subscribed to; each tier includes the ones before it. Written in JSON as in {@link #code}. */
public enum Tier {
    FREE,
    PREMIUM,
    PROFESSIONAL,
    ENTERPRISE;

    @JsonValue
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

    /** Empty for what is no tier's code. */
    public static Optional<Tier> of(String code) {
        return Stream.of(values()).filter(tier -> tier.code().equals(code)).findAny();
    }

    @JsonCreator
    static Tier ofJson(String code) {
        return of(code).orElseThrow(() -> new IllegalArgumentException("no tier: " + code));
    }
}
