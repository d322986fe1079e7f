package app.synth.analytics.behaviour;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What counts as behaviour, and what as a mistake of the app. */
@ConfigMapping(prefix = "analytics.behaviour")
public interface BehaviourConfig {

    /** The longest time for which somebody looks at something; what is longer was left open and is not counted. */
    @WithDefault("4h")
    Duration longestView();
}
