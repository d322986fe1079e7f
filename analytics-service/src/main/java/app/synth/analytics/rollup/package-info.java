/** Keeps the daily tables equal to what a recount of the raw interactions would give, seconds after they are stored. */
@NullMarked
package app.synth.analytics.rollup;

import org.jspecify.annotations.NullMarked;
