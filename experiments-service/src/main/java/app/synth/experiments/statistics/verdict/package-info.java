/**
 * From numbers to a sentence: whether to ship, and why. {@link app.synth.experiments.statistics.verdict.VerdictRule} is a
 * pure function of the {@link app.synth.experiments.statistics.verdict.Evidence} and what was agreed on before the start, the
 * {@link app.synth.experiments.statistics.verdict.VerdictPolicy}; each reason is a
 * {@link app.synth.experiments.statistics.verdict.Finding} with a code.
 */
@NullMarked
package app.synth.experiments.statistics.verdict;

import org.jspecify.annotations.NullMarked;
