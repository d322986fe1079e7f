package app.synth.tracking.segment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What clients are told when they ask where to send. */
@ConfigMapping(prefix = "tracking.segment")
public interface SegmentConfig {

    /** Where clients reach this service: {@code https://api.example}. Without it, where the one who asks has reached it. */
    Optional<URI> publicUrl();

    /** How long a browser may keep its settings. */
    @WithDefault("60s")
    Duration settingsLiveFor();
}
