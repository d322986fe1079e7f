/**
 * What people do: whether they come back ({@code PgRetention}), what they do before and after something ({@code PgPaths}),
 * how long they stay ({@code PgSessions}), whether they find what they search ({@code PgSearches}), how far they scroll and how
 * long they look ({@code PgDistributions}). All of it is asked through {@code question}, of raw interactions or of the state
 * of the rollups, for those who may see all figures.
 */
@NullMarked
package app.synth.analytics.behaviour;

import org.jspecify.annotations.NullMarked;
