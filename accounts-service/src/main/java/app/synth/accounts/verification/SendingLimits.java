package app.synth.accounts.verification;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** How often codes are sent to whom: once in a while, and a few times a day. */
record SendingLimits(Duration pause, int perDay) {
    /** What a day is: any 24 hours. */
    static final Duration DAY = Duration.ofDays(1);

    /**
     * How long to wait until one more may be sent; zero where it may be sent now.
     *
     * @param sent when those before it were, in any order
     */
    Duration wait(Instant now, Collection<Instant> sent) {
        List<Instant> latestFirst = sent.stream()
                .filter(time -> time.isAfter(now.minus(DAY)))
                .sorted(Comparator.reverseOrder())
                .toList();
        Instant next = now;
        if (!latestFirst.isEmpty()) {
            next = later(next, latestFirst.getFirst().plus(pause));
        }
        if (latestFirst.size() >= perDay) {
            next = later(next, latestFirst.get(perDay - 1).plus(DAY));
        }
        return Duration.between(now, next);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
