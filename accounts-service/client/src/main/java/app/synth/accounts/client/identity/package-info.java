/** Who calls: bearer tokens are verified against the identity provider's keys, which are fetched without blocking and kept as the last good set. */
@NullMarked
package app.synth.accounts.client.identity;

import org.jspecify.annotations.NullMarked;
