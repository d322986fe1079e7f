/**
 * Figures that equal the raw interactions, kept as they come.
 *
 * <p>{@code PgRollup} takes a step; {@code PgStage} lays out what is new, {@code PgFold} lists what is worked out from it, a
 * statement a figure: {@code PgEventFigures}, {@code PgToggles}, {@code PgReviews}, {@code PgProfileVisits},
 * {@code PgUserFigures}, {@code PgActivity}, and {@code PgCreatorFigures} for the artists and venues of events.
 * {@code PgCatalogueChanges} restates what a changed catalogue means. What it takes to count exactly without reading the
 * earlier interactions (who viewed an event on a day, every switch of a like, every session) is kept as state beside the
 * figures.
 *
 * <p>{@code RollupChecks} verifies and rebuilds days: {@code PgRecomputation} puts empty temporary tables in front of the
 * stored ones, gives them what was before the day, and runs the same statements over all of its raw interactions;
 * {@code PgVerification} compares, or exchanges. What the statements mean is proved by tests that count by other means.
 *
 * <p>A step does not recompute: it adds the difference. So the days of a figure are never read, but everything that a late
 * interaction changes about later ones (a like that was one only because there was none before) is weighed twice, as it was
 * and as it is.
 */
@NullMarked
package app.synth.analytics.rollup;

import org.jspecify.annotations.NullMarked;
