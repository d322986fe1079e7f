/**
 * What happened before we were there, so that totals do not begin at zero. {@code ImportResource} takes lines without end;
 * {@code LineReader} cuts them out of the body as it arrives, {@code HistoryLines} reads each into an {@code Item}, {@code
 * HistoryFace} knowing those that tell today's follows, friends and likes. {@code HistoryImport} takes them in a {@code
 * Chunk} at a time, the next one after the commit of the one before, by the one way in that every interaction takes; only
 * their age does not matter. A line without a message id has one made of its content, so an import may be sent again, as
 * a whole or from the line that the {@code ImportReport} names.
 */
@NullMarked
package app.synth.tracking.history;

import org.jspecify.annotations.NullMarked;
