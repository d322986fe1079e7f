/**
 * How long an experiment must run to find what is looked for, and what it can find in the time there is: before the start,
 * from a {@link app.synth.experiments.statistics.power.Baseline}, and in the middle, from what is seen so far. One
 * function, the power, answers all: the others search along it.
 */
@NullMarked
package app.synth.experiments.statistics.power;

import org.jspecify.annotations.NullMarked;
