package app.synth.tracking.history;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.Period;

/** How history is imported. */
@ConfigMapping(prefix = "tracking.history")
public interface HistoryConfig {

    /** How many lines are stored together. */
    @WithDefault("1000")
    int chunkLines();

    /** The same, in bytes. */
    @WithDefault("4M")
    MemorySize chunkBytes();

    /** How long storing them may take before the import ends with 503. */
    @WithDefault("15s")
    Duration storeWithin();

    /** How long ago something may have happened: each of its months is a table for ever. At most 30 years. */
    @WithDefault("P30Y")
    Period oldest();

    /** How many lines that were not stored the report names. All are counted. */
    @WithDefault("1000")
    int reportedAtMost();
}
