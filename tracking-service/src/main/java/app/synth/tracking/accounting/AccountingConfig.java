package app.synth.tracking.accounting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How the counts are kept. */
@ConfigMapping(prefix = "tracking.accounting")
public interface AccountingConfig {

    /** How often the appended counts are folded. Readers see unfolded ones, too: this bounds only how many there are. */
    @WithDefault("5s")
    Duration foldEvery();

    /** The longest time that one question may span. */
    @WithDefault("92d")
    Duration longestRange();
}
