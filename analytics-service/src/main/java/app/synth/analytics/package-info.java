/**
 * From interactions to figures, and to answers.
 *
 * <ol>
 *   <li>Every second {@link app.synth.analytics.rollup.RollupSchedule} lets {@link app.synth.analytics.rollup.PgRollup} take a
 *       step: it locks the cursor and lays out in {@link app.synth.analytics.rollup.PgStage} what has changed since: new
 *       interactions, visitors who turned out to be users, people who have left, a catalogue that means something else.
 *       Each is a row with a weight, one more or one less.
 *   <li>{@link app.synth.analytics.rollup.PgFold} works out the difference that these rows make to every figure, adds it,
 *       moves the cursor, and commits all of it together. So a crash, a second replica or a transaction that commits late can
 *       neither skip an interaction nor count it twice, and the cost of a step follows what is new, not what is stored.
 *   <li>{@link app.synth.analytics.rollup.RollupsResource} proves it: the same statements recompute a day from its raw
 *       interactions, every cell is compared, and a rebuild puts the result in the place of what was there.
 *   <li>{@link app.synth.analytics.figures.FiguresResource} reads the daily tables for whoever may see them;
 *       {@code audience} shows who sees events without showing anybody; {@code funnel} and {@code behaviour} answer what
 *       takes the raw interactions, through {@code question}, which keeps heavy questions from hurting anybody. {@code live}
 *       shows what happens now, as it comes.
 *   <li>{@link app.synth.analytics.catalogue.CatalogueResource} takes what the app's events, artists and venues are.
 * </ol>
 *
 * <p>{@code period} is the time that a question is about, and what a tier leaves of it; {@code lines} writes answers as CSV or
 * JSON lines for whoever asks for them so. {@code connection} is how PostgreSQL is reached.
 */
@NullMarked
package app.synth.analytics;

import org.jspecify.annotations.NullMarked;
