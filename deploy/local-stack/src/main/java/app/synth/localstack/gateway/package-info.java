/**
 * The one address of the local stack, in the place of a Kubernetes gateway.
 *
 * <p>{@link app.synth.localstack.gateway.Gateway} listens on loopback. Each request gets a request id, unless it brings
 * a good one, and goes where the {@link app.synth.localstack.gateway.RouteTable} says, which is read from the same file
 * that Kubernetes uses; its body and the answer's are streamed through. A service that is not there is answered for
 * with a problem document at once. {@link app.synth.localstack.gateway.LocalEndpoints} are what only a local stack has:
 * the identity provider's keys, an index, and tokens for the asking;
 * {@link app.synth.localstack.gateway.DemoEndpoints} serve the demo app.
 */
@NullMarked
package app.synth.localstack.gateway;

import org.jspecify.annotations.NullMarked;
