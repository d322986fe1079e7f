package app.synth.tracking.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A source as those who administer it see it. A limit that is null follows the configured default; all limits are for
 * one replica.
 *
 * @param version grows with every change; its ETag
 * @param keys all it ever had, the oldest first
 */
@JsonNaming(SnakeCaseStrategy.class)
@Schema(name = "Source")
record SourceView(
        String key,
        String name,
        @Schema(description = "observe or enforce") String planMode,
        List<String> allowedOrigins,
        boolean honoursPrivacySignals,
        @Nullable Integer perSecond,
        @Nullable Integer burst,
        @Nullable Integer userPerSecond,
        @Nullable Integer userBurst,
        @Schema(type = SchemaType.OBJECT) JsonNode eventMapping,
        int version,
        Instant createdAt,
        Instant updatedAt,
        List<WriteKeyView> keys) {

    static SourceView of(StoredSource stored, List<WriteKeyView> keys) {
        SourceSettings settings = stored.settings();
        return new SourceView(
                stored.key(),
                settings.name(),
                settings.planMode().text(),
                settings.allowedOrigins(),
                settings.honoursPrivacySignals(),
                settings.perSecond(),
                settings.burst(),
                settings.userPerSecond(),
                settings.userBurst(),
                settings.eventMapping(),
                stored.version(),
                stored.createdAt(),
                stored.updatedAt(),
                keys);
    }
}
