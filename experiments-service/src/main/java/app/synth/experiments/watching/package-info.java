/**
 * Whoever wants to be told when what is served has changed. {@code Watchers} keeps the places; what a watcher is told, the
 * faces say: {@code growthbook} sends what there is now, {@code ofrep} that it is time to ask again.
 */
@NullMarked
package app.synth.experiments.watching;

import org.jspecify.annotations.NullMarked;
