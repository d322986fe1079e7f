package app.synth.experiments.experiment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who changes an experiment.
 *
 * @param ifMatch the versions that may be changed, as sent; null: any
 * @param why in their own words
 */
record Author(UUID user, @Nullable String ifMatch, @Nullable String why) {}
