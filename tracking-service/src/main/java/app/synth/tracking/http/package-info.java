/**
 * What the features that people ask questions of have in common, as it stands in an address: {@code TimeRange} reads from when to
 * when, {@code PageQuery} which page of the answer.
 */
@NullMarked
package app.synth.tracking.http;

import org.jspecify.annotations.NullMarked;
