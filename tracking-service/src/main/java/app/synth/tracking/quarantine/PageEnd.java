package app.synth.tracking.quarantine;

import app.synth.accounts.client.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** The last row of a page. The next page begins behind it, whatever has come or gone meanwhile. */
record PageEnd(Instant receivedAt, UUID id) {

    /** As a client carries it: opaque. */
    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((receivedAt + "/" + id).getBytes(StandardCharsets.US_ASCII));
    }

    static PageEnd parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/", 2);
            return new PageEnd(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException notOurs) {
            throw Problems.badField("cursor", "cursor is not the next of an earlier answer");
        }
    }
}
