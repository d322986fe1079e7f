/**
 * What was refused, to be looked at and sent again. {@code QuarantineResource} lists it and replays it, one by one with a
 * correction or in bulk by a {@code QuarantineFilter}; {@code PgQuarantine} reads the rows, {@code Correction} applies a
 * JSON merge patch to a body, and {@code Replay}, of the ingestion, takes it through the pipeline once more. A body lives as long
 * as the retention window.
 */
@NullMarked
package app.synth.tracking.quarantine;

import org.jspecify.annotations.NullMarked;
