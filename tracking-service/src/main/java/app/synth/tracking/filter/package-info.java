/** What is not kept although it is well formed: interactions of programs, not of people. */
@NullMarked
package app.synth.tracking.filter;

import org.jspecify.annotations.NullMarked;
