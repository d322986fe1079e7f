/**
 * A load generator that costs little beside the server it may share its cores with.
 */
@NullMarked
package app.synth.bench.load;

import org.jspecify.annotations.NullMarked;
