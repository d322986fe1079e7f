/** What clients send, read strictly: bodies that hold what they may and nothing else, and the ways to turn pages. */
@NullMarked
package app.synth.accounts.sent;

import org.jspecify.annotations.NullMarked;
