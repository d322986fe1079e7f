/**
 * Who gets which variant: pure functions of an experiment's design and a subject, without a framework, a clock or a
 * store. The arithmetic is GrowthBook's published one, bit for bit, so that its SDKs come to the same answer on their own.
 */
@NullMarked
package app.synth.experiments.assignment;

import org.jspecify.annotations.NullMarked;
