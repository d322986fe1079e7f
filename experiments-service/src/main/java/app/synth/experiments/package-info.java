/**
 * Experiments: who is shown which variant, and the record of who was.
 *
 * <p>The life of an assignment: somebody with {@code manage_experiments} defines an
 * {@link app.synth.experiments.experiment.ExperimentDefinition experiment} and lets it run. The app asks
 * {@link app.synth.experiments.exposure.AssignmentResource} what its user gets;
 * {@link app.synth.experiments.assignment.ExperimentDesign} computes it from the seed and the user's id, through a
 * {@link app.synth.experiments.assignment.Bucket}, so that every replica, and every GrowthBook SDK, says the same without
 * asking anybody. Nothing is stored by asking. When the user has really seen the variant, the app says so to
 * {@link app.synth.experiments.exposure.ExposureResource}; that first exposure is kept by
 * {@link app.synth.experiments.exposure.PgExposures} in {@code user_experiment_assignments}, and from then on the user keeps
 * the variant for good, whatever becomes of weights and coverage. Only exposures count in statistics, which are pure
 * functions of sums per variant: {@link app.synth.experiments.statistics}.
 */
@NullMarked
package app.synth.experiments;

import org.jspecify.annotations.NullMarked;
