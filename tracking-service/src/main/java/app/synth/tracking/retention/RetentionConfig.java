package app.synth.tracking.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** How long raw interactions live. */
@ConfigMapping(prefix = "tracking.retention")
public interface RetentionConfig {

    /** How old an interaction may be when it arrives, and how long it is kept. */
    @WithDefault("90d")
    Duration window();

    /** How far ahead partitions are made, so that a month begins without anybody at work. */
    @WithDefault("P3M")
    Period partitionsAhead();

    /** How often it is made sure that the partitions exist. */
    @WithDefault("6h")
    Duration partitionsChecked();

    /** How often what is older than the window is forgotten: fates, quarantined bodies, counts. */
    @WithDefault("1h")
    Duration prunedEvery();
}
