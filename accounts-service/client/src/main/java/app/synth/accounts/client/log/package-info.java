/** What goes into the log, whoever writes it: no keys, and no stack traces of answers that were meant. */
@NullMarked
package app.synth.accounts.client.log;

import org.jspecify.annotations.NullMarked;
