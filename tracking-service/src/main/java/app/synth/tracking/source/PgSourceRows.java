package app.synth.tracking.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of {@code sources} and {@code write_keys}, read. */
final class PgSourceRows {
    /** The columns of a source; JSON as text, so that no driver gives it another shape. */
    static final String COLUMNS = """
            key, name, plan_mode, allowed_origins, honours_privacy_signals, per_second, burst, user_per_second, user_burst,
            event_mapping::text as event_mapping, created_at, updated_at, version
            """;

    static final String KEY_COLUMNS = """
            source, id, kind, hint, created_at, created_by, expires_at, revoked_at
            """;

    /** Numbers in a mapping stay as they were sent. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private PgSourceRows() {}

    static StoredSource source(Row row) {
        return new StoredSource(
                row.getString("key"),
                new SourceSettings(
                        row.getString("name"),
                        PlanMode.named(row.getString("plan_mode")).orElseThrow(),
                        List.of(row.getArrayOfStrings("allowed_origins")),
                        row.getBoolean("honours_privacy_signals"),
                        row.getInteger("per_second"),
                        row.getInteger("burst"),
                        row.getInteger("user_per_second"),
                        row.getInteger("user_burst"),
                        json(row.getString("event_mapping"))),
                row.getInteger("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }

    private static JsonNode json(String jsonb) {
        try {
            return JSON.readTree(jsonb);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("jsonb is JSON", impossible);
        }
    }

    static WriteKeyView key(Row row) {
        return new WriteKeyView(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("hint"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getUUID("created_by"),
                instant(row, "expires_at"),
                instant(row, "revoked_at"));
    }

    static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
