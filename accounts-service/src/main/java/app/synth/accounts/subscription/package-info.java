/**
 * What people have subscribed to. Payment providers say so by webhooks: {@link app.synth.accounts.subscription.StripeResource}
 * believes the signature, {@link app.synth.accounts.subscription.StripeEvents} reads what matters out of the event, and
 * {@link app.synth.accounts.subscription.PaymentEvents} makes the person's tier of it. An event is a full picture of one
 * subscription at one time, so only the newest one of each subscription counts ({@link
 * app.synth.accounts.subscription.PgSubscriptions}): any order and any repetition ends in the same state. A tier is the best
 * of the person's running subscriptions.
 *
 * <p>Admins set tiers, too. Between an admin and a provider the newer word counts: what an admin sets stays until the
 * provider's next event about that person, and the other way round. Whatever runs out makes place for the best subscription
 * that is still running ({@link app.synth.accounts.subscription.Succession}); that a tier ends needs nobody: it is free from
 * that instant on, wherever it is read.
 */
@NullMarked
package app.synth.accounts.subscription;

import org.jspecify.annotations.NullMarked;
