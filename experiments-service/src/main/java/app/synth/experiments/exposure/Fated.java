package app.synth.experiments.exposure;

import app.synth.experiments.decision.Decision;
import org.jspecify.annotations.Nullable;

/**
 * A reported exposure, and what became of it.
 *
 * @param decision what the subject gets; null where there is no such experiment
 */
record Fated(Shown shown, Fate fate, @Nullable Decision decision) {}
