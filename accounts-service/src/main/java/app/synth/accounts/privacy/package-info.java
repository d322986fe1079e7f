/**
 * What is a person's due: a copy of everything that is kept on them, and the way out. A deletion that was asked for waits for
 * a while, and can be called off until it is done; the other services follow {@code accounts.account_events}. Somebody who
 * calls again afterwards simply gets a new, empty profile. The audit log stays: it names nobody but by their id.
 */
@NullMarked
package app.synth.accounts.privacy;

import org.jspecify.annotations.NullMarked;
