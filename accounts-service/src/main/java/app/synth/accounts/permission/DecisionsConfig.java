package app.synth.accounts.permission;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much of what decisions are made of is kept in memory. */
@ConfigMapping(prefix = "decisions")
public interface DecisionsConfig {

    /** How long a fact is believed although nobody tells of a change. */
    @WithDefault("30s")
    Duration liveFor();

    /** How many people are kept. */
    @WithDefault("200000")
    long peopleAtMost();

    /** How many answers to the question who owns what are kept. */
    @WithDefault("200000")
    long ownershipsAtMost();
}
