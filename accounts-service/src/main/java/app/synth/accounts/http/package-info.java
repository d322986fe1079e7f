/** What callers send and how answers are paged: bodies that hold nothing unasked for, parameters, cursors, entity tags. */
@NullMarked
package app.synth.accounts.http;

import org.jspecify.annotations.NullMarked;
