package app.synth.analytics.funnel;

import org.jspecify.annotations.Nullable;

/**
 * How many reached a step, and how long it took them.
 *
 * @param median seconds since the required step before; null for the first, and where nobody came
 * @param p90 nine of ten took no longer
 */
record StepCount(
        long reached, @Nullable Double median, @Nullable Double p90) {}
