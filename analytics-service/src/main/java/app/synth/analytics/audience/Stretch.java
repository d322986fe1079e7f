package app.synth.analytics.audience;

import java.time.Duration;

/**
 * How much time of raw interactions is read at once. Half as much after it took too long, twice as much after it took little,
 * so that a busy evening slows the job down and does not stop it. Each replica finds out for itself.
 */
final class Stretch {
    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final int LITTLE = 4;

    private final Duration longest;
    private final Duration shortest;
    private final Duration timeout;
    private Duration now;

    /**
     * @param longest where it begins
     * @param timeout what takes a quarter of it took little
     */
    Stretch(Duration longest, Duration timeout) {
        this.longest = longest;
        this.shortest = least(longest, SHORTEST);
        this.timeout = timeout;
        this.now = longest;
    }

    synchronized Duration now() {
        return now;
    }

    /** So long a stretch took too long; whether there is a shorter one to try. */
    synchronized boolean tookTooLong(Duration tried) {
        if (tried.compareTo(shortest) <= 0) {
            return false;
        }
        Duration half = tried.dividedBy(2);
        now = least(now, half.compareTo(shortest) < 0 ? shortest : half);
        return true;
    }

    /** So long a stretch was read in this time. */
    synchronized void took(Duration tried, Duration time) {
        if (tried.equals(now) && time.multipliedBy(LITTLE).compareTo(timeout) < 0) {
            now = least(longest, now.multipliedBy(2));
        }
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
