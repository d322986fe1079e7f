package app.synth.tracking.ingest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one replay.
 *
 * @param id of the quarantine's row
 * @param fate {@code stored}; {@code quarantined} where it is refused again and nothing changed; {@code filtered} where its
 *     person has objected since and nothing changed; {@code replayed} where somebody else replayed it before
 * @param reason why it is not stored
 */
public record ReplayResult(
        UUID id,
        String fate,
        @Nullable String reason,
        @Nullable String detail) {
    static ReplayResult stored(UUID id) {
        return new ReplayResult(id, "stored", null, null);
    }

    static ReplayResult before(UUID id) {
        return new ReplayResult(id, "replayed", null, "it was replayed before");
    }

    static ReplayResult refused(UUID id, Refusal refusal) {
        return new ReplayResult(id, "quarantined", refusal.reason().code(), refusal.detail());
    }

    static ReplayResult filtered(UUID id, Filtering why) {
        return new ReplayResult(id, "filtered", why.reason().code(), why.detail());
    }
}
