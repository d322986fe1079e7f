/** How far back and ahead interactions are kept: the months that the raw table has partitions for. */
@NullMarked
package app.synth.tracking.retention;

import org.jspecify.annotations.NullMarked;
