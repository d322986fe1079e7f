package app.synth.analytics.rollup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.ZoneId;

/** How figures are kept. */
@ConfigMapping(prefix = "analytics.rollup")
public interface RollupConfig {

    /** The time between two looks for new interactions; {@code off} stops the rollups of this replica. */
    @WithDefault("1s")
    String every();

    /**
     * The interactions folded in one transaction; a single ingestion transaction is never split, so a step may be somewhat
     * larger.
     */
    @WithDefault("10000")
    int rowsPerStep();

    /** The zone in which days are cut. Changing it means rebuilding every figure. */
    @WithDefault("UTC")
    ZoneId reportingZone();
}
