/**
 * Benchmarks: each prints ratios to limits that it measures in the same run.
 *
 * <p>{@code machine}, {@code server}, {@code load}, {@code sql}, {@code laboratory}, {@code report} and {@code profile} serve all
 * of them; what
 * one measures, and beside what, stands in a package of its own.
 */
@NullMarked
package app.synth.bench;

import org.jspecify.annotations.NullMarked;
