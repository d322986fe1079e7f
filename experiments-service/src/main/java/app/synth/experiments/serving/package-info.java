/**
 * What is asked for often, in memory: every experiment that is not archived, the holdout and the clients' keys.
 *
 * <p>{@code Snapshots} looks twice a second whether {@code experiment_changes} has moved; where it has,
 * {@code PgSnapshots} reads everything in one statement, so that a {@code Snapshot} is what was committed at one moment, on
 * every replica the same. A {@code Moment} is a snapshot between two dates at which an experiment begins or ends. While the
 * database is away the last one is served, and readiness and a metric say how old it is.
 */
@NullMarked
package app.synth.experiments.serving;

import org.jspecify.annotations.NullMarked;
