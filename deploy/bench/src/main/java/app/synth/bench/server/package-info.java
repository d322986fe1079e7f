/**
 * The server under test: PostgreSQL and packaged services, as in production, on loopback.
 */
@NullMarked
package app.synth.bench.server;

import org.jspecify.annotations.NullMarked;
