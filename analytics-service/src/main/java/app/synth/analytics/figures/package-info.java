/** The figures, as their owners ask for them. */
@NullMarked
package app.synth.analytics.figures;

import org.jspecify.annotations.NullMarked;
