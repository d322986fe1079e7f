package app.synth.tracking.plan;

import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.http.TimeParameter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The hours asked for.
 *
 * @param from the beginning of an hour
 * @param to the first instant after them
 */
record TimeRange(Instant from, Instant to) {
    private static final Duration BY_DEFAULT = Duration.ofDays(1);

    /** From the parameters of a request; without them the last 24 hours. A bad one is a 400 that names it. */
    static TimeRange parse(@Nullable String from, @Nullable String to, Instant now) {
        Instant end = to == null ? now : TimeParameter.parse("to", to);
        Instant start = (from == null ? end.minus(BY_DEFAULT) : TimeParameter.parse("from", from))
                .truncatedTo(ChronoUnit.HOURS);
        if (!start.isBefore(end)) {
            throw Problems.badField("to", "to is not after from");
        }
        return new TimeRange(start, end);
    }
}
