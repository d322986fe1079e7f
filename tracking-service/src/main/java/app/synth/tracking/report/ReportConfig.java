package app.synth.tracking.report;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How each replica's figures are kept. */
@ConfigMapping(prefix = "tracking.report")
public interface ReportConfig {

    /** How often a replica writes its figures: a crash loses at most this much of them, and never an interaction. */
    @WithDefault("10s")
    Duration writeEvery();

    /** How many minutes of figures wait in memory while Postgres is away, a few kilobytes each; beyond it the oldest go. */
    @WithDefault("720")
    int minutesAtMost();
}
