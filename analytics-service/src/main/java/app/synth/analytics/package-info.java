/**
 * From interactions to figures.
 *
 * <p>Every second {@link app.synth.analytics.rollup.RollupSchedule} lets {@link app.synth.analytics.rollup.PgRollup} take a
 * step: it locks the cursor, reads the interactions of the transactions that have ended since, lets every
 * {@link app.synth.analytics.rollup.PgRollupStatement} fold them into the daily tables and their state, moves the cursor,
 * and commits all of it together. So a crash, a second replica or a transaction that commits late can neither skip an
 * interaction nor count it twice, and the cost of a step follows what is new, not what is stored.
 *
 * <p>{@link app.synth.analytics.figures.FiguresResource} reads the daily tables for whoever may see them;
 * {@link app.synth.analytics.catalogue.CatalogueResource} takes in what the app's events, artists and venues are.
 */
@NullMarked
package app.synth.analytics;

import org.jspecify.annotations.NullMarked;
