/**
 * What the suite consists of and where each part listens: the four services by name, and all ports counted from the
 * gateway's.
 */
@NullMarked
package app.synth.localstack.topology;

import org.jspecify.annotations.NullMarked;
