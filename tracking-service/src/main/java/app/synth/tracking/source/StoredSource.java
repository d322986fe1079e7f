package app.synth.tracking.source;

import java.time.Instant;

/**
 * A source's row.
 *
 * @param version of the settings
 */
record StoredSource(String key, SourceSettings settings, int version, Instant createdAt, Instant updatedAt) {}
