package app.synth.analytics.rollup;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A verification or a rebuild of some days, as far as it has come.
 *
 * @param kind verify or rebuild
 * @param doneTo the last day that is done; null before the first
 * @param finishedAt null while it goes on
 * @param requestedBy null for the nightly one
 * @param cells rows of figures that were compared
 * @param differences rows that were not as recomputed (a rebuild has mended them)
 * @param sample up to 20 of those: table, key, recomputed and stored values
 * @param failure why it ended before its last day; null where it did not
 */
@JsonNaming(SnakeCaseStrategy.class)
public record RollupCheck(
        UUID verificationId,
        String kind,
        LocalDate from,
        LocalDate to,
        @Nullable LocalDate doneTo,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable UUID requestedBy,
        long cells,
        long differences,

        @JsonRawValue
        @Schema(
                type = org.eclipse.microprofile.openapi.annotations.enums.SchemaType.ARRAY,
                implementation = Object.class)
        String sample,

        @Nullable String failure) {}
