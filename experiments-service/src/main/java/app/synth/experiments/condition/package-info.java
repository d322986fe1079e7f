/**
 * Whom an experiment is for: GrowthBook's condition language, so that its SDKs come to the same answer on their own. Pure
 * functions of a condition and a subject's attributes.
 *
 * @see <a href="https://docs.growthbook.io/lib/build-your-own">GrowthBook: build your own SDK, targeting conditions</a>
 */
@NullMarked
package app.synth.experiments.condition;

import org.jspecify.annotations.NullMarked;
