package app.synth.experiments.experiment;

import app.synth.accounts.client.problem.Problems;
import app.synth.accounts.client.request.SentText;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of experiments, the newest first, ended. */
record ExperimentCursor(Instant createdAt, UUID id) {
    private static final ExperimentCursor START =
            new ExperimentCursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

    /** The one sent; none leads to the first page. */
    static ExperimentCursor parse(@Nullable String text) {
        if (text == null) {
            return START;
        }
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/", -1);
            Instant createdAt = Instant.parse(parts[0]);
            if (parts.length == 2 && !createdAt.isBefore(Instant.EPOCH) && !createdAt.isAfter(START.createdAt)) {
                return new ExperimentCursor(createdAt, SentText.uuid("cursor", parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            throw unusable();
        }
        throw unusable();
    }

    /** As a client carries it: opaque. */
    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((createdAt + "/" + id).getBytes(StandardCharsets.US_ASCII));
    }

    private static RuntimeException unusable() {
        return Problems.badField("cursor", "cursor is not the next of an earlier answer to the same question");
    }
}
