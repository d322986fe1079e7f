package app.synth.analytics.live;

/** A number for each of the last 60 seconds. */
final class MinuteCount {
    static final int SECONDS = 60;
    static final int RATE_SECONDS = 10;

    private final int[] bySecond = new int[SECONDS];

    /** @param second one of the last 60 */
    void add(long second, int count) {
        bySecond[place(second)] += count;
    }

    /** The seconds after one, up to another, have just begun: what stood in their places was a minute before. */
    void begin(long after, long until) {
        for (long second = Math.max(after, until - SECONDS) + 1; second <= until; second++) {
            bySecond[place(second)] = 0;
        }
    }

    long total() {
        long total = 0;
        for (int count : bySecond) {
            total += count;
        }
        return total;
    }

    /** Over the last 10 seconds that are over. */
    double perSecond(long now) {
        long total = 0;
        for (long second = now - RATE_SECONDS; second < now; second++) {
            total += bySecond[place(second)];
        }
        return total / (double) RATE_SECONDS;
    }

    private static int place(long second) {
        return Math.floorMod(second, SECONDS);
    }
}
