package app.synth.experiments.experiment;

import app.synth.accounts.client.problem.Problems;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads the dates of an experiment, at the precision that Postgres keeps. */
final class Dates {
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Dates() {}

    static @Nullable Instant read(String field, @Nullable String sent) {
        if (sent == null) {
            return null;
        }
        Instant date = parse(field, sent);
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw Problems.badField(field, "It must lie between the years 2000 and 2100");
        }
        return date.truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant parse(String field, String sent) {
        try {
            return Instant.parse(sent);
        } catch (DateTimeParseException notADate) {
            throw Problems.badField(field, "It must be a time like 2026-11-01T00:00:00Z");
        }
    }
}
