/**
 * Who asks what they get: a user with a token, an SDK with a client's public key, or a server with an API key. {@code Askers}
 * finds it out from what came with the request; an {@code Asker} is what was proven.
 */
@NullMarked
package app.synth.experiments.caller;

import org.jspecify.annotations.NullMarked;
