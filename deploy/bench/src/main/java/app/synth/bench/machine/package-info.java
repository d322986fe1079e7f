/**
 * Where the processes run and what they use: cores, CPU time, memory.
 */
@NullMarked
package app.synth.bench.machine;

import org.jspecify.annotations.NullMarked;
