/**
 * Where the time goes, in the service and in PostgreSQL.
 */
@NullMarked
package app.synth.bench.profile;

import org.jspecify.annotations.NullMarked;
