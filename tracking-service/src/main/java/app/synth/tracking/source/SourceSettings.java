package app.synth.tracking.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be changed of a source, as it is stored: null where it follows the configured default.
 *
 * @param eventMapping as it was sent: what {@link EventMapping} reads
 */
record SourceSettings(
        String name,
        PlanMode planMode,
        List<String> allowedOrigins,
        boolean honoursPrivacySignals,
        @Nullable Integer perSecond,
        @Nullable Integer burst,
        @Nullable Integer userPerSecond,
        @Nullable Integer userBurst,
        JsonNode eventMapping) {

    /** The source that these make. */
    Source of(String key, SourceConfig defaults) {
        return new Source(
                key,
                name,
                planMode,
                new AllowedOrigins(allowedOrigins),
                honoursPrivacySignals,
                new RateLimit(either(perSecond, defaults.perSecond()), either(burst, defaults.burst())),
                new RateLimit(either(userPerSecond, defaults.userPerSecond()), either(userBurst, defaults.userBurst())),
                EventMapping.kept(eventMapping));
    }

    private static int either(@Nullable Integer own, int configured) {
        return own == null ? configured : own;
    }
}
