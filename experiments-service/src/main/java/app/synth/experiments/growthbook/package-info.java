/**
 * Experiments as GrowthBook's SDKs read them, so that they evaluate them by themselves: {@code Payloads} writes them down,
 * {@code FeaturesResource} hands them out and tells of changes. What is in a payload, anybody may read.
 */
@NullMarked
package app.synth.experiments.growthbook;

import org.jspecify.annotations.NullMarked;
