package app.synth.tracking.source;

import app.synth.accounts.client.request.SentObject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what was sent about a key. */
final class KeyReader {
    private static final Duration OVERLAP = Duration.ofHours(24);
    private static final Duration LONGEST_OVERLAP = Duration.ofDays(30);
    private static final Duration LONGEST_LIFE = Duration.ofDays(36_500);
    private static final int LONGEST_DURATION = 64;

    private KeyReader() {}

    /**
     * What a new key shall be.
     *
     * @param expiresAt null for never
     */
    record NewKey(KeyKind kind, @Nullable Instant expiresAt) {}

    static NewKey created(byte[] body, Instant now) {
        SentObject sent = SentObject.read(body, Set.of("kind", "expires_at"));
        KeyKind kind = sent.one("kind", KeyKind.class, KeyKind::named, KeyKind::text);
        Instant expiresAt = sent.timeIfAny("expires_at");
        if (expiresAt != null && (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST_LIFE)))) {
            throw sent.wrong("expires_at", "It lies in the future, and not beyond a hundred years");
        }
        return new NewKey(kind, expiresAt);
    }

    /** For how long the old key works beside the new one. */
    static Duration overlap(byte[] body) {
        SentObject sent = SentObject.readIfAny(body, Set.of("overlap"));
        if (!sent.has("overlap")) {
            return OVERLAP;
        }
        try {
            Duration overlap = Duration.parse(sent.exactText("overlap", LONGEST_DURATION));
            if (!overlap.isNegative() && overlap.compareTo(LONGEST_OVERLAP) <= 0) {
                return overlap;
            }
        } catch (DateTimeException noDuration) {
            throw noOverlap(sent);
        }
        throw noOverlap(sent);
    }

    private static RuntimeException noOverlap(SentObject sent) {
        return sent.wrong("overlap", "It is an ISO 8601 duration from PT0S to P30D, such as PT24H or P7D");
    }
}
