/**
 * How this service talks to PostgreSQL: over one pool of connections, and a small one for the figures that people wait for.
 */
@NullMarked
package app.synth.analytics.connection;

import org.jspecify.annotations.NullMarked;
