/**
 * The experiments as people define, start, change and decide them.
 *
 * <p>What is sent is read by {@link app.synth.experiments.experiment.ExperimentReader}; an edit is read as the whole
 * experiment that it would make, so that there is one set of rules. {@link app.synth.experiments.experiment.Edit} knows what
 * may still be edited in which state, {@link app.synth.experiments.experiment.Lifecycle} which state follows which.
 * {@link app.synth.experiments.experiment.Experiments} locks the row, lets the change happen and has it noted by
 * {@link app.synth.experiments.experiment.PgHistory} in the same transaction. The rest of the service sees
 * {@link app.synth.experiments.experiment.ExperimentDefinition definitions} only.
 */
@NullMarked
package app.synth.experiments.experiment;

import org.jspecify.annotations.NullMarked;
