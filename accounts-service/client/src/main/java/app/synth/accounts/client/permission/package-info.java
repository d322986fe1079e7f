/**
 * What the caller may do: one declarative annotation, {@link app.synth.accounts.client.permission.RequiresPermission},
 * answered by accounts-service, and closed when in doubt.
 *
 * <p>{@link app.synth.accounts.client.permission.Permissions} keeps what it was told of a caller. An answer is believed until
 * the first of these: {@code permissions.live-for} (30 s), the end of the caller's tier or key, and a change of the account,
 * of which PostgreSQL tells ({@code change}). A question under way is shared by all who ask it. A question that gets no
 * answer is 503 {@code permissions_unavailable}, and never kept.
 *
 * <p>A feature that depends on more than a key asks in code: {@code permissions.of(caller)} gives the
 * {@link app.synth.accounts.client.permission.GrantedPermissions}, whose {@code tier()} is what is left of the subscription
 * at that moment.
 */
@NullMarked
package app.synth.accounts.client.permission;

import org.jspecify.annotations.NullMarked;
