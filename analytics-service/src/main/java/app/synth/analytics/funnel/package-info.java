/**
 * How many get from one step to the next. {@code FunnelReader} reads what is asked, in a request or in a kept funnel;
 * {@code Funnels} says who may ask it and what they are shown; {@code PgFunnels} computes it, with the statement that
 * {@code PgFunnelStatement} writes: over the narrow facts where they are enough, else over the raw interactions.
 *
 * <p>Of each viewer and event the first interaction of the first step within the range is where the window begins. Each
 * further step is reached by the first interaction at or after the one of the required step before it, and within the window;
 * an optional step holds up none. A step that repeats the action of an earlier one is reached by a later interaction. Taking
 * the first each time is exact: whatever comes later could only narrow what follows.
 */
@NullMarked
package app.synth.analytics.funnel;

import org.jspecify.annotations.NullMarked;
