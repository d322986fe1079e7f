/**
 * How a service learns that something it believes of accounts is no longer so: every change of an account is told on one
 * PostgreSQL channel, and whoever keeps answers asks {@link app.synth.accounts.client.change.AccountChanges} whether one may
 * still be believed.
 */
@NullMarked
package app.synth.accounts.client.change;

import org.jspecify.annotations.NullMarked;
