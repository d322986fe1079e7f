/**
 * Who calls. Bearer tokens are verified against the identity provider's keys, which are fetched without blocking and kept as
 * the last good set; machines' keys are looked up at accounts-service ({@code apikey}).
 */
@NullMarked
package app.synth.accounts.client.identity;

import org.jspecify.annotations.NullMarked;
