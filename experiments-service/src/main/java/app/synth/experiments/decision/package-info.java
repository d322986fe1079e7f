/**
 * What somebody gets, in one experiment or in all of them.
 *
 * <p>{@code PersonReader} reads of whom is asked; {@code Assignments} lets each experiment's design decide, from memory. Only
 * where what a subject was exposed to before may matter, {@code PgKeptVariants} is asked, once for all experiments; only where
 * a condition is about a person's account, accounts-service is. {@code AssignmentJson} writes the decisions down.
 */
@NullMarked
package app.synth.experiments.decision;

import org.jspecify.annotations.NullMarked;
