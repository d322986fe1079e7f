package app.synth.accounts.permission;

import app.synth.accounts.client.change.AccountChanges.Moment;
import java.util.concurrent.CompletableFuture;

/**
 * A fact from when it was asked for on; it may not be there yet.
 *
 * @param asked when
 */
record Remembered<V>(Moment asked, CompletableFuture<V> value) {}
