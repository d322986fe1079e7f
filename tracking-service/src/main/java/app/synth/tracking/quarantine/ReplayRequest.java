package app.synth.tracking.quarantine;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is to be replayed, and how it is changed before. For one interaction only the correction counts.
 *
 * @param reason only what was refused for this reason
 * @param source only what this source sent
 * @param from the first instant of arrival, RFC 3339
 * @param to the end, not included
 * @param cursor the next of an earlier answer
 * @param correction a JSON merge patch (RFC 7396) of each body
 */
public record ReplayRequest(
        @Nullable String reason,
        @Nullable String source,
        @Nullable String from,
        @Nullable String to,
        @Nullable String cursor,
        @Schema(type = SchemaType.OBJECT) @Nullable JsonNode correction) {

    QuarantineFilter filter() {
        return QuarantineFilter.of(reason, source, from, to, cursor);
    }

    @Nullable
    String correctionText() {
        return correction == null || correction.isNull() ? null : correction.toString();
    }
}
