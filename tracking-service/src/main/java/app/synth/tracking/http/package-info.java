/**
 * What the features that people ask questions of have in common, as it stands in an address: {@code TimeRange} reads from when to
 * when, {@code PageCursor} carries the end of a page to the next question.
 */
@NullMarked
package app.synth.tracking.http;

import org.jspecify.annotations.NullMarked;
