package app.synth.tracking.source;

import app.synth.accounts.client.problem.Problems;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what was sent about a key. */
final class KeyReader {
    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    private static final Duration LONGEST_LIFE = Duration.ofDays(36_500);

    private KeyReader() {}

    /**
     * What a new key shall be.
     *
     * @param expiresAt null for never
     */
    record NewKey(KeyKind kind, @Nullable Instant expiresAt) {}

    static NewKey created(byte[] body, Instant now) {
        SentObject sent = SentObject.read(body, Set.of("kind", "expires_at"));
        KeyKind kind =
                KeyKind.named(sent.text("kind")).orElseThrow(() -> Problems.badField("kind", "It is write or server"));
        Instant expiresAt = sent.time("expires_at");
        if (expiresAt != null && (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST_LIFE)))) {
            throw Problems.badField("expires_at", "It lies in the future, and not beyond a hundred years");
        }
        return new NewKey(kind, expiresAt);
    }

    /** For how long the old key works beside the new one. */
    static Duration overlap(byte[] body) {
        if (body.length == 0) {
            return OVERLAP;
        }
        Duration overlap = SentObject.read(body, Set.of("overlap")).duration("overlap");
        if (overlap != null && (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0)) {
            throw Problems.badField("overlap", "It is an ISO 8601 duration from PT0S to P30D");
        }
        return overlap == null ? OVERLAP : overlap;
    }
}
