/**
 * How long an experiment must run: {@link app.synth.experiments.power.PowerResource} takes what is planned, or what a running
 * experiment has shown so far, and asks {@link app.synth.experiments.statistics.power} for users, days and what can be found.
 */
@NullMarked
package app.synth.experiments.power;

import org.jspecify.annotations.NullMarked;
