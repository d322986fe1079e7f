/**
 * What an experiment's numbers say: pure functions, without a framework, a clock or a store.
 *
 * <p>The way of a number: a metric is kept as sums per variant, a {@link app.synth.experiments.statistics.Sample}, which add
 * up whatever the order: conversion and retention a {@link app.synth.experiments.statistics.ProportionSample}, counts and
 * amounts a {@link app.synth.experiments.statistics.MeanSample}, capped by a
 * {@link app.synth.experiments.statistics.WinsorCap} where single users would decide, ratios a
 * {@link app.synth.experiments.statistics.RatioSample}, and what has a pre-period a
 * {@link app.synth.experiments.statistics.CovariateSample}. Its {@link app.synth.experiments.statistics.Moments} are the mean and the variance that one user
 * contributes; the delta method ({@link app.synth.experiments.statistics.RatioSample}) and
 * {@link app.synth.experiments.statistics.Cuped} bring ratios and pre-period data to the same form. A
 * {@link app.synth.experiments.statistics.Procedure} compares the moments of two variants: once, at the planned end
 * ({@link app.synth.experiments.statistics.FixedHorizon}), or as often as one likes
 * ({@link app.synth.experiments.statistics.ConfidenceSequence}). Out comes an
 * {@link app.synth.experiments.statistics.Effect}, with {@link app.synth.experiments.statistics.RelativeLift} as its
 * percentage and {@link app.synth.experiments.statistics.MultipleComparison} over several metrics.
 * {@link app.synth.experiments.statistics.SampleRatio} and
 * {@link app.synth.experiments.statistics.SequentialSampleRatio} say whether the split itself can be trusted.
 *
 * <p>What cannot be computed is a {@link app.synth.experiments.statistics.Figure} with its reason; no method returns NaN or
 * an infinity. Distributions are those of Apache Commons Statistics. Every method names its source.
 */
@NullMarked
package app.synth.experiments.statistics;

import org.jspecify.annotations.NullMarked;
