/** What became of one message: the answer to a client, or to an admin, who wants to know for certain. */
@NullMarked
package app.synth.tracking.fate;

import org.jspecify.annotations.NullMarked;
