/**
 * Whether the statistics keep what they promise, by simulation: made-up users of a known
 * {@link app.synth.experiments.statistics.validity.Population} come to both variants of many experiments, and the classes
 * of the service look at every one of them every day. {@link app.synth.experiments.statistics.validity.ExperimentsValidity}
 * is the benchmark {@code deploy/bench/experiments-validity}, {@code ValidityTest} a short version of it. Everything follows
 * from a seed.
 */
package app.synth.experiments.statistics.validity;
