/**
 * The benchmark of assignments: {@link app.synth.bench.assignment.AssignmentBench} is the command,
 * {@link app.synth.bench.assignment.AssignmentRun} the order of what is measured.
 */
@NullMarked
package app.synth.bench.assignment;

import org.jspecify.annotations.NullMarked;
