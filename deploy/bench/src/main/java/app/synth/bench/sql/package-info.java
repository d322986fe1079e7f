/**
 * Load without HTTP: connections that call the database directly, as fast as it answers.
 */
@NullMarked
package app.synth.bench.sql;

import org.jspecify.annotations.NullMarked;
