/**
 * The life of an interaction.
 *
 * <ol>
 *   <li>{@code IngestResource} takes the request; {@code Caller} has said whose it is.
 *   <li>{@code IngestRequestReader} reads the body in one pass; {@code ItemReader} reads each interaction into an
 *       {@code Item}, and notes what is wrong with it instead of failing.
 *   <li>{@code Arrival} puts the item beside its sender and the clock: {@code ClockSkew} corrects the time it happened.
 *   <li>{@code InteractionPipeline} takes it through its steps, each of which may halt it with a {@code Rejection}.
 *   <li>What passes is an {@code Interaction} with its action, which {@code CanonicalAction} decides.
 *   <li>{@code PgInteractionSink} claims every message id and stores what is new, in one statement and one transaction:
 *       interactions in {@code user_interactions}, what was halted in {@code quarantine}.
 *   <li>A row that Postgres refuses is found by {@code PgIsolation} and quarantined without its neighbours.
 *   <li>After the commit each message has a {@code Fate}: stored, duplicate or quarantined.
 *   <li>{@code IngestMetrics} counts the fates, and {@code IngestAnswer} tells them to the client in the order sent.
 *   <li>analytics-service reads the new rows; {@code PgPartitions} keeps a partition ready for every month to come.
 * </ol>
 */
@NullMarked
package app.synth.tracking;

import org.jspecify.annotations.NullMarked;
