package app.synth.analytics.rollup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

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

    /** How long tracking-service keeps raw interactions: its {@code tracking.retention.window}. Older days stay as they are. */
    @WithDefault("90d")
    Duration rawKeptFor();

    /** When yesterday's figures are verified, in UTC, as a cron expression with seconds; {@code off} for never. */
    @WithDefault("0 30 3 * * ?")
    String verifyAt();

    /**
     * Metadata keys that each event is broken down by, and all of them together; such as have few values. A key counts from
     * when it is declared, or from a rebuild on.
     */
    @WithDefault("source,feed_type,feed_tab,ticket_provider")
    List<String> breakdownKeys();

    /** Metadata keys that only all events together are broken down by. */
    @WithDefault("position,price_range")
    List<String> overallBreakdownKeys();

    /** The first day of which all raw interactions are still there. */
    default LocalDate rawSince() {
        return LocalDate.now(reportingZone()).minusDays(rawKeptFor().toDays() - 1);
    }
}
