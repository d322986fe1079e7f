/**
 * The proof that nothing is lost: for every source and minute of arrival, received = stored + duplicate + quarantined +
 * filtered. Writers append counts in the transaction that decides the fates; {@code AccountingFold} gathers them;
 * {@code AccountingResource} shows the sums by hour. An interaction that is replayed from the quarantine moves from one
 * column to another within the minute in which it first arrived.
 */
@NullMarked
package app.synth.tracking.accounting;

import org.jspecify.annotations.NullMarked;
