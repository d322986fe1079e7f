package app.synth.tracking.source;

/**
 * How much may come.
 *
 * @param perSecond interactions per second in the long run, at least 1
 * @param burst interactions at once after a pause, at least 1
 */
public record RateLimit(long perSecond, long burst) {
    public RateLimit {
        if (perSecond < 1 || burst < 1) {
            throw new IllegalArgumentException("a rate limit is at least 1: " + perSecond + ", " + burst);
        }
    }
}
