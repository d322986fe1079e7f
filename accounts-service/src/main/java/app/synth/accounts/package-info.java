/**
 * Who a user is to the suite, and what they may do.
 *
 * <p>A call arrives with the user's token, or an API key ({@code accounts-service/client} verifies either).
 * {@link app.synth.accounts.profile} holds the one record per user, made at the first call. What a user may do is one
 * decision ({@link app.synth.accounts.permission}): the account type is granted the key, the tier reaches its minimum, the
 * user is verified where that is asked, and owns the resource where it has owners ({@code claim}). The same decision stands
 * in SQL ({@code accounts.decide}) for those who read the database directly; a test holds the two against each other.
 *
 * <p>People become more than users by asking for an account type ({@code request}), by proving an address or being
 * verified by an admin ({@code verification}), by subscribing ({@code subscription}), and by claiming what is theirs. Each of
 * these changes is one transaction through {@link app.synth.accounts.change.PgChanges}, which names the actor; the tables'
 * own triggers then write the audit log ({@code audit}) and tell everybody who caches decisions, here and in the other
 * services, on one channel ({@code accounts_changes}: a user's id, or {@code *}).
 */
@NullMarked
package app.synth.accounts;

import org.jspecify.annotations.NullMarked;
