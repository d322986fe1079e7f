/**
 * The figures, as people ask for them.
 *
 * <p>{@code FiguresResource} tells what happened to a user, an event, an artist, a venue; {@code OverviewResource} what happens
 * at all, and what most; {@code ExportResource} everything, day by day. {@code PeriodQuery} is what stands in the address;
 * {@code Gate} makes {@code Terms} of it: the days that the caller is shown, how they are cut, and in which form.
 * {@code PgFigures} reads all that an answer takes in one statement, and {@code lines} writes the answer: a document, or its
 * series as lines. The overview and what most happens to take adding up many rows, so they are asked through {@code question},
 * which keeps answers for a while.
 *
 * <p>Figures of several days: counts are added up; whatever is distinct is distinct again over the whole; ratios and means are
 * made of the sums; running totals are those of the last day.
 */
@NullMarked
package app.synth.analytics.figures;

import org.jspecify.annotations.NullMarked;
