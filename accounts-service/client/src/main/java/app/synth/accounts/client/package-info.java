/**
 * What a service of the suite needs to know who calls it, to ask what the caller may do, and to say no.
 *
 * <p>A request passes, in order: {@link app.synth.accounts.client.request.RequestIds} names it;
 * {@link app.synth.accounts.client.identity.BearerIdentityProvider} turns its bearer token into a
 * {@link app.synth.accounts.client.identity.Caller}; {@link app.synth.accounts.client.permission.RequiresPermission} on
 * the called method asks accounts-service, with the caller's own token, whether the caller may; and whatever goes wrong
 * leaves as an RFC 9457 document through {@link app.synth.accounts.client.problem.ProblemCodes}.
 *
 * <p>To add a fifth service: depend on this jar, set {@code identity.issuer}, {@code identity.audience}, one of
 * {@code identity.jwks-url} and {@code identity.shared-secret}, and {@code accounts.url}; annotate the resources with
 * {@code @Authenticated} and the gated methods with {@code @RequiresPermission}. The defaults that make every endpoint
 * closed until it is annotated come with the jar ({@code META-INF/microprofile-config.properties}).
 */
@NullMarked
package app.synth.accounts.client;

import org.jspecify.annotations.NullMarked;
