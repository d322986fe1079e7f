package app.synth.tracking.consent;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How quickly a replica hears of a wish that another one took. */
@ConfigMapping(prefix = "tracking.consent")
public interface ConsentConfig {

    /** How often each replica asks for what changed. */
    @WithDefault("2s")
    Duration refresh();

    /** How much further back it asks, since a wish may be committed a moment after one that is younger. */
    @WithDefault("30s")
    Duration overlap();
}
