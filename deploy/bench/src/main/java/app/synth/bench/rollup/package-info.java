/**
 * The benchmark of the rollups: {@link app.synth.bench.rollup.RollupBench} is the command,
 * {@link app.synth.bench.rollup.RollupRun} the order of what is measured. {@link app.synth.bench.rollup.Traffic} makes the
 * interactions, {@link app.synth.bench.rollup.TwoYears} figures without any.
 */
@NullMarked
package app.synth.bench.rollup;

import org.jspecify.annotations.NullMarked;
