package app.synth.bench.load;

import java.util.concurrent.TimeUnit;

/** When requests are due. */
sealed interface Pace {
    /**
     * When the next request is due, by {@link System#nanoTime}.
     *
     * @param sent how many were sent so far
     */
    long due(long begin, long now, long sent);

    /** Closed loop: on every connection the next one as soon as the answer to the one before is there. */
    record AsFastAsAnswered() implements Pace {
        @Override
        public long due(long begin, long now, long sent) {
            return now;
        }
    }

    /**
     * Open loop: so many a second, whatever becomes of them. One that finds no free connection is late, and its latency
     * counts from when it was due.
     */
    record Constant(double perSecond) implements Pace {
        @Override
        public long due(long begin, long now, long sent) {
            return begin + (long) (sent * (TimeUnit.SECONDS.toNanos(1) / perSecond));
        }
    }
}
