package app.synth.experiments.exposure;

import app.synth.experiments.decision.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody says that a variant was shown.
 *
 * @param experiment its key
 * @param variant its name; null: the one that the experiment gives
 */
record Shown(String experiment, Person person, @Nullable String variant, Instant at) {}
