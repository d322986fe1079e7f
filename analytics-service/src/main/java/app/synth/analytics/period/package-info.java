/**
 * The time that a question is about, as it stands in an address and as a tier allows it. {@code DateRange} reads
 * {@code from} and {@code to}; {@code Granularity} cuts the days into weeks and months; {@code AllowedRange} is what is left
 * of a range for a caller, with a {@code Clamp} that says what the next tier would show.
 */
@NullMarked
package app.synth.analytics.period;

import org.jspecify.annotations.NullMarked;
