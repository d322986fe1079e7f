package app.synth.tracking.plan;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How soon a change of the tracking plan counts, and how its violations are counted. */
@ConfigMapping(prefix = "tracking.plan")
public interface TrackingPlanConfig {

    /** How often each replica looks for new rules: after this long at most a change counts everywhere. */
    @WithDefault("5s")
    Duration refresh();

    /** How often counts of violations are written; a crash loses the counts of this time, and no interaction. */
    @WithDefault("2s")
    Duration countsWritten();

    /**
     * How many different counts (by source, rule, field and keyword) are kept between two writes, also while the database is
     * away. A violation beyond is not counted.
     */
    @WithDefault("10000")
    int countsAtMost();

    /** The largest schema of a rule. */
    @WithDefault("32K")
    MemorySize largestSchema();
}
