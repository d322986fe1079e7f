package app.synth.analytics.funnel;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of kept funnels ended. */
record FunnelCursor(Instant createdAt, UUID funnelId) {
    private static final FunnelCursor START = new FunnelCursor(Instant.EPOCH, new UUID(0, 0));

    /** The one sent; none leads to the first page. */
    static FunnelCursor parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/", -1);
            if (parts.length == 2) {
                return new FunnelCursor(SentText.time("cursor", parts[0]), SentText.uuid("cursor", parts[1]));
            }
        } catch (IllegalArgumentException notOurs) {
            throw unusable();
        }
        throw unusable();
    }

    /** As a client carries it: opaque. */
    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((createdAt + "/" + funnelId).getBytes(StandardCharsets.US_ASCII));
    }

    private static RuntimeException unusable() {
        return Problems.badField("cursor", "cursor is not the next of an earlier answer to the same question");
    }
}
