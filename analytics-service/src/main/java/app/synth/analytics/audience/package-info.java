/**
 * Who sees events, and by which values of the metadata, so that nobody can be told apart.
 *
 * <p>Whoever may see everything gets live and exact figures. Everybody else gets sums of <b>releases</b>. Hourly
 * {@code ReleaseSchedule} lets {@code Releases} take steps ({@code PgReleaseSteps}) until nothing is due: {@code PgBlocks}
 * plans blocks of whole days that are over, {@code PgFirsts} reads their raw interactions stretch by stretch (a
 * {@code Stretch} is as long as the statement timeout allows), {@code PgPeople} divides their people, {@code Suppression}
 * decides what of that may be seen, and {@code PgReleases} writes it down for good.
 *
 * <p>What nobody can do with them, and why:
 *
 * <ul>
 *   <li>Subtract periods: a day of an event is in one release, and an answer is a sum of whole releases.
 *   <li>Subtract before from after an erasure or a late arrival: a release never changes; the database refuses it.
 *   <li>Subtract what is shown from a total, which owners may know exactly: what is left belongs to at least k people in at
 *       least two cells, and none of these cells follows from the others' being smaller than those shown ({@code Division}).
 *   <li>Subtract tables from each other where one value implies another (who has no profile has neither an age nor a city;
 *       only a feed has a feed type): {@code Suppression} holds each table against each other and hides more until nothing
 *       with fewer than k people follows from two of them ({@code Linkage}). Crossings of tables are never published.
 * </ul>
 *
 * <p>What remains: whoever can make accounts can fill a cell with them; a cell that holds everybody says something about
 * each of them; and combinations of three or more tables are not examined.
 */
@NullMarked
package app.synth.analytics.audience;

import org.jspecify.annotations.NullMarked;
