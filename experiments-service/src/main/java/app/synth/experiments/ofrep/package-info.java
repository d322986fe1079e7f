/**
 * Experiments as OpenFeature's providers ask for them, by the OpenFeature Remote Evaluation Protocol 0.3: a flag for each, with
 * its key. {@code ContextReader} reads of whom is asked, {@code FlagJson} writes what they get.
 *
 * <p>Providers want a value whatever happens. Whoever is not in an experiment gets its first variant's value, for the screen to
 * have something to show, but no variant, and {@code in_experiment} false in the metadata: no exposure may be reported for them.
 */
@NullMarked
package app.synth.experiments.ofrep;

import org.jspecify.annotations.NullMarked;
