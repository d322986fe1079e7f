package app.synth.analytics.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What watching costs. Everything is of one replica. */
@ConfigMapping(prefix = "analytics.live")
public interface LiveConfig {

    /** The time between two looks for new interactions, at least a second, while anybody watches. */
    @WithDefault("1s")
    String every();

    /** How many watch at most; more are 503 {@code too_many_watchers}. */
    @WithDefault("200")
    int watchers();

    /** The time between two checks whether those who watch still may. */
    @WithDefault("10s")
    String recheck();

    /** The time between two lines that say nothing, so that whoever stands between takes the connection for alive. */
    @WithDefault("15s")
    String heartbeat();

    /** How long one event may be on its way to a watcher; whoever reads more slowly than that is sent away. */
    @WithDefault("1m")
    Duration sendWithin();

    /** How many of the last minute's events are told. */
    @WithDefault("10")
    int topEvents();

    /** How many different events of a minute are counted; beyond it, those with the least are forgotten first. */
    @WithDefault("10000")
    int eventsAtMost();
}
