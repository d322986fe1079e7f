/**
 * The life of an interaction.
 *
 * <ol>
 *   <li>{@code IngestResource} takes the request, or {@code SegmentResource} one in Segment's words; {@code Gatekeeper} lets
 *       it in: {@code Senders} says whose it is, {@code RateLimits} whether it may come now.
 *   <li>{@code IngestRequestReader} reads the body in one pass; {@code ItemReader} reads each interaction into an
 *       {@code Item}, and notes what is wrong with it instead of failing.
 *   <li>{@code Ingestion} is the one way in. {@code Arrival} puts the item beside its {@code Delivery}: the sender, the
 *       clock, what the headers say.
 *   <li>{@code InteractionPipeline} takes it through its steps, each of which may stop it: filtered, for {@code Bots} and
 *       {@code Objections}, or quarantined with a {@code Rejection}, the last of them by the {@code TrackingPlan}.
 *   <li>What passes is an {@code Interaction} with its action, which {@code CanonicalAction} decides.
 *   <li>{@code GroupCommit} lets requests in flight share a write; {@code PgGroupWriter} claims every message id and stores
 *       what is new, in one statement and one transaction: interactions, quarantine, fates, identities, counts.
 *   <li>A row that Postgres refuses is found by {@code PgIsolation} and quarantined without its neighbours.
 *   <li>After the commit each message has a {@code Fate}, which {@code IngestAnswer} tells in the order sent,
 *       {@code FateResource} whoever asks later, and {@code AccountingResource} in sums that add up.
 *   <li>{@code QuarantineResource} shows what was refused, and {@code Replay} takes it in after all.
 *   <li>analytics-service reads the new rows; {@code PgPartitions} keeps a partition ready for every month to come, and
 *       {@code PgPruning} forgets what is older than the window.
 * </ol>
 */
@NullMarked
package app.synth.tracking;

import org.jspecify.annotations.NullMarked;
