package app.synth.accounts.subscription;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of an event. */
enum EventOutcome {
    /** It counts, or has counted until a newer one came. */
    APPLIED,
    /** A newer one had come before it. */
    OUTDATED,
    /** It is about nothing that matters here. */
    IGNORED,
    /** It counts as soon as somebody says whose customer it is about. */
    WAITING;

    /** As it stands in JSON and in the database. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<EventOutcome> of(String code) {
        return Stream.of(values())
                .filter(outcome -> outcome.code().equals(code))
                .findAny();
    }
}
