/**
 * Who a user is to the suite, and what they may do.
 *
 * <p>A call arrives with the user's token ({@code accounts-service/client} verifies it).
 * {@link app.synth.accounts.profile.MeResource} finds the caller's {@link app.synth.accounts.profile.Profile}, which
 * {@link app.synth.accounts.profile.Profiles} makes at the first call, of type {@code user} (the configured first admin:
 * {@code admin}). {@link app.synth.accounts.permission.MyPermissionsResource} reads from the matrix what the profile's type
 * is granted; every other service asks this through the client, with the caller's own token.
 */
@NullMarked
package app.synth.accounts;

import org.jspecify.annotations.NullMarked;
