package app.synth.analytics.audience;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.OptionalInt;

/** What of an audience is shown to those who may not see everything, and when. */
@ConfigMapping(prefix = "analytics.audience")
public interface AudienceConfig {
    /** Distinct viewers for which a block is released, as a multiple of k, where nothing else is said. */
    int RELEASED_AT_TIMES_K = 20;

    /** When it is looked for days to release, in UTC; most looks find none. {@code off} stops it on this replica. */
    @WithDefault("0 10 * * * ?")
    String cron();

    /** The least number of people in anything shown. What is released stays as it is when this changes. */
    @Min(5)
    @WithDefault("10")
    int k();

    /** A block of an event's days is released when it has so many distinct viewers; 20 times k if absent. */
    OptionalInt releaseViewers();

    /** Or when its first day is so many days ago, whoever saw the event. */
    @Min(1)
    @Max(60)
    @WithDefault("28")
    int oldestDays();

    /** How long after midnight the rollups must have been at work before the day before counts as over. */
    @WithDefault("2h")
    Duration grace();

    /** Events released together: their raw interactions are read once. */
    @Min(1)
    @WithDefault("5000")
    int eventsTogether();

    /** Viewers whose releases are made in one transaction, or one event where it has more. */
    @Min(1)
    @WithDefault("50000")
    int viewersTogether();

    /** The stretch of raw interactions read in one transaction, at most: less where that takes too long. */
    @WithDefault("10m")
    Duration stretch();

    /** Cells of one table shown, the largest ones. */
    @Min(1)
    @WithDefault("500")
    int cellsAtMost();

    /** The longest time that one statement of the job, or of an exact answer, may take. */
    @WithDefault("10s")
    Duration statementTimeout();

    /** How long a request that starts the job waits for it; the job's next look goes on from there. */
    @WithDefault("20s")
    Duration requestTimeout();

    /** The threshold in force. */
    default int releasedAt() {
        return releaseViewers().orElse(RELEASED_AT_TIMES_K * k());
    }
}
