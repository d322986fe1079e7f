package app.synth.experiments.serving;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How fresh what is in memory is. */
@ConfigMapping(prefix = "experiments.serving")
public interface ServingConfig {

    /** The time between two looks whether anything has changed; a change is served after this and the time of a look. */
    @WithDefault("500ms")
    Duration lookEvery();

    /** A look that takes longer is as good as none. */
    @WithDefault("5s")
    Duration lookWithin();

    /** Whoever asks for an experiment that nobody knows makes for a look, this long after the one before at the earliest. */
    @WithDefault("100ms")
    Duration lookAgainAfter();

    /** How long the start of the service waits for the first look. */
    @WithDefault("10s")
    Duration firstLookWithin();

    /** How long what a subject keeps is waited for; then it is taken for unreachable. */
    @WithDefault("2s")
    Duration keptWithin();
}
