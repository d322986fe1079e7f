/** Those whom no experiment touches, so that what all experiments together do can be measured. */
@NullMarked
package app.synth.experiments.holdout;

import org.jspecify.annotations.NullMarked;
