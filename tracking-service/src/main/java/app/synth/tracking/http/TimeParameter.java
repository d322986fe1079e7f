package app.synth.tracking.http;

import app.synth.accounts.client.problem.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** A time that is asked for. */
public final class TimeParameter {
    /** The earliest, which is before everything that is stored. */
    public static final Instant EARLIEST = Instant.EPOCH;

    /** The latest, which is after everything that is stored. */
    public static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private TimeParameter() {}

    /**
     * Reads an RFC 3339 time with a zone.
     *
     * @param name the parameter's
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 400 {@code invalid_field}, which names it, for anything else and
     *     for times that Postgres might not know
     */
    public static Instant parse(String name, String text) {
        try {
            Instant time = OffsetDateTime.parse(text).toInstant();
            if (!time.isBefore(EARLIEST) && !time.isAfter(LATEST)) {
                return time;
            }
        } catch (DateTimeException notOne) {
            throw Problems.badField(name, name + " is not an RFC 3339 time with a zone, such as 2026-11-01T20:00:00Z");
        }
        throw Problems.badField(name, name + " is not a time between 1970 and 9999");
    }
}
