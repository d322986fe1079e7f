package app.synth.experiments.watching;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What watching costs. Everything is of one replica. */
@ConfigMapping(prefix = "experiments.watching")
public interface WatchingConfig {

    /** How many watch at most; more are 503 {@code too_many_watchers}. */
    @WithDefault("2000")
    int watchers();

    /** The time between two lines that say nothing, so that whoever stands between takes the connection for alive. */
    @WithDefault("15s")
    Duration heartbeat();
}
