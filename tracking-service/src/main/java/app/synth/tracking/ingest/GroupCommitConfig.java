package app.synth.tracking.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How requests come together to be stored, and how many may wait. Per replica. */
@ConfigMapping(prefix = "tracking.commit")
public interface GroupCommitConfig {

    /** How long a request may wait for company while a writer is free. */
    @WithDefault("1ms")
    Duration linger();

    /** How many groups are written at the same time; each has a connection to Postgres of its own. */
    @WithDefault("2")
    int writers();

    /** A group of so many interactions is written at once, and takes in no further request. */
    @WithDefault("1000")
    int groupRows();

    /** The same, in bytes of request bodies. */
    @WithDefault("8M")
    MemorySize groupBytes();

    /** How many interactions may wait; a request beyond them is refused with 503. */
    @WithDefault("20000")
    int queueRows();

    /** How many bytes of request bodies may wait; a request beyond them is refused with 503. */
    @WithDefault("32M")
    MemorySize queueBytes();
}
