/** From a request to rows in Postgres, and back to a fate for each interaction. */
@NullMarked
package app.synth.tracking.ingest;

import org.jspecify.annotations.NullMarked;
