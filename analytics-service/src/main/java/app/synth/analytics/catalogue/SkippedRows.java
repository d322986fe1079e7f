package app.synth.analytics.catalogue;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Rows of a view that were not taken, for one reason.
 *
 * @param field the column that is wrong
 * @param reason what is wrong with it
 * @param rows how many
 * @param example the id of one of them
 */
@RegisterForReflection
public record SkippedRows(String field, String reason, long rows, String example) {}
