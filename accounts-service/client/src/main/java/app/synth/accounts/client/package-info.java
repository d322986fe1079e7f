/**
 * What a service of the suite needs to know who calls it, to ask what the caller may do, and to say no.
 *
 * <p>A request passes, in order: {@link app.synth.accounts.client.request.RequestIds} names it;
 * {@link app.synth.accounts.client.identity.BearerIdentityProvider} turns its bearer token, or
 * {@link app.synth.accounts.client.apikey.AllowsApiKey} lets its machine's key be turned, into a
 * {@link app.synth.accounts.client.identity.Caller}; {@link app.synth.accounts.client.permission.RequiresPermission} on
 * the called method asks accounts-service, with the caller's own credential, whether the caller may; and whatever goes wrong
 * leaves as an RFC 9457 document through {@link app.synth.accounts.client.problem.ProblemCodes}. What is logged on the way
 * passes {@link app.synth.accounts.client.log.Discretion}.
 *
 * <h2>A fifth service</h2>
 *
 * <ol>
 *   <li>Depend on this jar. It brings the defaults that make every endpoint closed until it is annotated
 *       ({@code META-INF/microprofile-config.properties}).
 *   <li>Set {@code identity.issuer}, {@code identity.audience}, one of {@code identity.jwks-url} and
 *       {@code identity.shared-secret}, and {@code accounts.url}.
 *   <li>Annotate resource classes with {@code @Authenticated}, and gated methods, which return a {@code Uni}, with
 *       {@code @RequiresPermission}:
 *       <pre>{@code
 * @GET
 * @Path("/events/{event_id}")
 * @AllowsApiKey
 * @RequiresPermission({"view_event_analytics", "view_all_analytics"})
 * public Uni<EventFigures> daily(@OwnedResource("event") @RestPath("event_id") String eventId) {
 *     return permissions.of(caller).chain(holds -> figures.of(eventId, holds.tier()));
 * }
 *       }</pre>
 *       One of the keys is enough. {@code @OwnedResource} names what the call is about, so that a permission of owners is
 *       theirs alone. {@code @AllowsApiKey} lets machines in. Inject {@code Caller} for who it is, {@code Permissions} for
 *       what else depends on the caller: the tier at this moment, or {@code requireTier}.
 *   <li>A new permission key is a line in accounts-service's migrations; until it is granted nobody has it.
 *   <li>Throw {@link app.synth.accounts.client.problem.Problems} for every error of your own.
 * </ol>
 *
 * <h2>What the caller sees</h2>
 *
 * <table>
 *   <caption>Refusals</caption>
 *   <tr><td>401 {@code unauthenticated}</td><td>no credential, or a key where none is allowed</td></tr>
 *   <tr><td>401 {@code invalid_token}, {@code invalid_api_key}</td><td>one that is not, or no longer, good</td></tr>
 *   <tr><td>403 {@code permission_denied}</td><td>with {@code missing_permission}, {@code reason}, {@code account_type},
 *       and {@code needed_tier} where a tier is missing</td></tr>
 *   <tr><td>403 {@code tier_required}</td><td>with {@code reason} and {@code needed_tier}</td></tr>
 *   <tr><td>503 {@code identity_unavailable}, {@code permissions_unavailable}</td><td>it cannot be said now; nothing was
 *       done; try again after {@code Retry-After}</td></tr>
 * </table>
 *
 * <h2>How fresh an answer is</h2>
 *
 * <p>An answer is kept for {@code permissions.live-for} (30 s; {@code keys-live-for}, 5 s, for a machine's key), and never
 * past the end of the caller's tier. A service with the reactive PostgreSQL client is told of changes by the database it uses
 * anyway, and sees them within 2 s: with {@code LISTEN}, which takes a connection to PostgreSQL itself. Behind a pooler such
 * as PgBouncer set {@code permissions.listen-url} (and {@code -username}, {@code -password}, where they differ) to
 * PostgreSQL. While that connection is away, answers are kept for {@code live-for-unheard} (2 s), and when it is back all are
 * asked for anew. Without a database, or with {@code permissions.listen=false}, changes are seen after {@code live-for}.
 * Tests find a stand-in for accounts-service in test-support ({@code FakeAccounts}).
 */
@NullMarked
package app.synth.accounts.client;

import org.jspecify.annotations.NullMarked;
