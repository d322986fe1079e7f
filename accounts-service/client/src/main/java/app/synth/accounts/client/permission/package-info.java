/** What the caller may do: one declarative annotation, answered by accounts-service, cached for a bounded time, closed when in doubt. */
@NullMarked
package app.synth.accounts.client.permission;

import org.jspecify.annotations.NullMarked;
