package app.synth.experiments.experiment;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was made of an experiment.
 *
 * @param variant name of the variant that is taken over; null: nothing changes
 */
record Decision(@Schema(nullable = true) @Nullable String variant, String why) {}
