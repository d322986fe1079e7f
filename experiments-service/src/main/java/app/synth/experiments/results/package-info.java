/**
 * Results of experiments, folded as they come and judged when asked for.
 *
 * <p>The way of a number: {@link app.synth.experiments.results.FoldSchedule} takes steps; in each,
 * {@link app.synth.experiments.results.PgFold} finds the new interactions, custom events, identities and exposures, pairs
 * them with exposed subjects ({@link app.synth.experiments.results.PgPairs}), adds what counts to the subjects' sums and to the
 * experiment's totals ({@link app.synth.experiments.results.PgSums}), and moves the cursor, all in one transaction;
 * {@link app.synth.experiments.results.PgFoldLag} measures how far behind it is. A subject
 * that is new looks back: for what it did in the 14 days before, which is CUPED's covariate, and for what was folded before
 * its exposure was. So each interaction counts once, whatever comes first, and asking for results
 * ({@link app.synth.experiments.results.ResultsResource}) reads a few totals ({@link app.synth.experiments.results.PgFigures})
 * however many subjects there are. What they mean is the matter of {@link app.synth.experiments.results.Analysis} and
 * {@link app.synth.experiments.statistics}.
 *
 * <p>An interaction belongs to a user who was logged in, or to the user as whom its visitor identified later, up to that
 * moment; in an experiment on visitors it belongs to its anonymous id, where nobody or the user of that visitor was logged in.
 */
@NullMarked
package app.synth.experiments.results;

import org.jspecify.annotations.NullMarked;
