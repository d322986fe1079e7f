/** Results of a large experiment: asked for while everything is stored, and folded while it comes. */
@NullMarked
package app.synth.bench.results;

import org.jspecify.annotations.NullMarked;
