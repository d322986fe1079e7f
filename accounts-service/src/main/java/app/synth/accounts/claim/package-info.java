/**
 * What is whose: a user claims an artist, a venue or an event with evidence, an admin decides, and whoever holds an approved
 * claim is an owner to {@code accounts.owns}, and so to every decision. {@link app.synth.accounts.claim.ClaimState} says which
 * moves there are.
 */
@NullMarked
package app.synth.accounts.claim;

import org.jspecify.annotations.NullMarked;
