package app.synth.experiments.exposure;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How exposures and events are taken in. */
@ConfigMapping(prefix = "experiments.exposure")
public interface ExposureConfig {

    /** How many exposures, or events, one request may hold. */
    @WithDefault("1000")
    int batchAtMost();

    /** The time between two looks for exposures among the interactions. */
    @WithDefault("1s")
    Duration streamEvery();

    /** How many interactions one look takes; the next one follows at once where there are more. */
    @WithDefault("5000")
    int streamStep();
}
