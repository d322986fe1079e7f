package app.synth.analytics.funnel;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the value of a key of the metadata is compared. */
public enum FilterOperator {
    /** It is this. */
    EQ,
    /** It is not this; also where the key is missing. */
    NE,
    /** It is one of these. */
    IN,
    /** It is a number, at least this. */
    GTE,
    /** It is a number, at most this. */
    LTE,
    /** The key is there, or with false is not. */
    EXISTS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<FilterOperator> of(String code) {
        return Stream.of(values())
                .filter(operator -> operator.code().equals(code))
                .findAny();
    }
}
