/**
 * Whom an experiment is for: GrowthBook's condition language, so that its SDKs come to the same answer on their own. Pure
 * functions of a condition and a subject's attributes.
 *
 * <p>{@link app.synth.experiments.condition.ConditionReader} reads the JSON of a condition once, into
 * {@link app.synth.experiments.condition.Check checks}; evaluating is running them. What JavaScript makes of values of
 * different types is in {@link app.synth.experiments.condition.JsValue}, its regular expressions in
 * {@link app.synth.experiments.condition.JsRegex}.
 *
 * @see <a href="https://docs.growthbook.io/lib/build-your-own">GrowthBook: build your own SDK, targeting conditions</a>
 */
@NullMarked
package app.synth.experiments.condition;

import org.jspecify.annotations.NullMarked;
