/**
 * Machines as callers. A request without an Authorization header may carry an {@code X-API-Key} instead; whose it is and what
 * it is good for, accounts-service says, and its answer is kept under the key's hash. A key opens nothing but the methods that
 * say {@link app.synth.accounts.client.apikey.AllowsApiKey}.
 */
@NullMarked
package app.synth.accounts.client.apikey;

import org.jspecify.annotations.NullMarked;
