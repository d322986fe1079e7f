/** How addresses and answers are read and paged: query parameters, cursors, conditions, entity tags. */
@NullMarked
package app.synth.accounts.http;

import org.jspecify.annotations.NullMarked;
