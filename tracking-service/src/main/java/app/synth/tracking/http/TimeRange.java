package app.synth.tracking.http;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The times that somebody asks for, as {@code from} and {@code to} in an address or a body. What cannot be a range is 400
 * {@code invalid_field}, which names one of the two.
 *
 * @param from the first instant
 * @param to the end, not included
 */
public record TimeRange(Instant from, Instant to) {
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    /** Without bounds where none are sent. */
    public static TimeRange of(@Nullable String from, @Nullable String to) {
        return checked(
                from == null ? Instant.EPOCH : SentText.time("from", from),
                to == null ? LATEST : SentText.time("to", to));
    }

    /**
     * Until an end where none is sent, and from so long before the end where no beginning is.
     *
     * @param now the end
     */
    public static TimeRange ending(Instant now, Duration byDefault, @Nullable String from, @Nullable String to) {
        Instant end = to == null ? now : SentText.time("to", to);
        return checked(from == null ? end.minus(byDefault) : SentText.time("from", from), end);
    }

    private static TimeRange checked(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            throw Problems.badField("from", "from is not before to");
        }
        return new TimeRange(from, to);
    }

    /** The same, which is not longer than that. */
    public TimeRange atMost(Duration longest) {
        if (Duration.between(from, to).compareTo(longest) > 0) {
            throw Problems.badField("from", "more than " + longest.toDays() + " days at a time");
        }
        return this;
    }

    /** All hours that it touches, whole. */
    public TimeRange inWholeHours() {
        Instant lastHour = to.truncatedTo(ChronoUnit.HOURS);
        return new TimeRange(
                from.truncatedTo(ChronoUnit.HOURS), lastHour.equals(to) ? to : lastHour.plus(1, ChronoUnit.HOURS));
    }
}
