/** How a service says no: every error is an RFC 9457 document with a stable code. */
@NullMarked
package app.synth.accounts.client.problem;

import org.jspecify.annotations.NullMarked;
