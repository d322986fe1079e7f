/**
 * From a request to rows in Postgres, and back to a fate for each interaction.
 *
 * <p>A request is judged on the event loop, without asking anybody: whatever the steps need is in memory. Then it waits,
 * at most {@code tracking.commit.linger} while a writer is free, until its group is written; a group is whole requests, one
 * statement, one transaction. The writers are few and have connections of their own; what waits for them is bounded in
 * interactions and bytes, and what finds no room is 503 at once. Replicas need not know of each other: the claim of a
 * message id is the only thing they meet in, and claims are taken in one order everywhere.
 *
 * <p>A 503 means that nothing was stored, or that nobody can know; the same again is safe, because the message id decides
 * what is new, not the time and not the content.
 */
@NullMarked
package app.synth.tracking.ingest;

import org.jspecify.annotations.NullMarked;
