package app.synth.tracking.ingest;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is accepted, and how long storing it may take. */
@ConfigMapping(prefix = "tracking.ingest")
public interface IngestConfig {

    /** The largest single interaction, as sent. A larger one is quarantined, its batch is not. */
    @WithDefault("32K")
    MemorySize largestItem();

    /** The most interactions in one batch; more is 400. The body's size bounds a batch of real interactions far earlier. */
    @WithDefault("10000")
    int itemsAtMost();

    /** How many objects and arrays may stand inside each other in one field. */
    @WithDefault("64")
    int deepestNesting();

    /** How far after our clock an interaction may have happened, once its sender's clock is corrected. */
    @WithDefault("5m")
    Duration clockAhead();

    /** A sender's clock that differs from ours by no more than this is not corrected: networks are slow, too. */
    @WithDefault("60s")
    Duration clockTolerance();

    /** How long Postgres may take to store one request before it gives up and the answer is 503. */
    @WithDefault("5s")
    Duration storeWithin();

    /** How long a request waits for a connection to Postgres, a free one or a new one, before the answer is 503. */
    @WithDefault("2s")
    Duration connectWithin();
}
