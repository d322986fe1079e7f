/** The experiments as people define, read and start them. */
@NullMarked
package app.synth.experiments.experiment;

import org.jspecify.annotations.NullMarked;
