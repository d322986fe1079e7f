/** One measurement after another, under the same conditions. */
@NullMarked
package app.synth.bench.laboratory;

import org.jspecify.annotations.NullMarked;
