/** What a user gets, and the record of the first time they saw it. Asking is not exposure: only the second is stored. */
@NullMarked
package app.synth.experiments.exposure;

import org.jspecify.annotations.NullMarked;
