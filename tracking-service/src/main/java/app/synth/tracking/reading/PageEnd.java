package app.synth.tracking.reading;

import app.synth.accounts.client.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The last interaction of a page: the next page begins behind it. It carries the range of times that the first page was
 * asked for, since a range that ends now would otherwise move from page to page.
 *
 * @param position its place in the order of the pages: a time for a person's interactions, else the transaction that
 *     wrote it
 * @param id tells apart what has the same place
 */
record PageEnd(Instant from, Instant to, String position, UUID id) {

    /** As a client carries it: opaque. */
    String text() {
        String text = String.join("/", from.toString(), to.toString(), position, id.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    static PageEnd parse(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/", 4);
            return new PageEnd(Instant.parse(parts[0]), Instant.parse(parts[1]), parts[2], UUID.fromString(parts[3]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException notOurs) {
            throw unusable();
        }
    }

    /** Of a person's interactions. */
    Instant occurredAt() {
        try {
            return Instant.parse(position);
        } catch (DateTimeException ofAnotherOrder) {
            throw unusable();
        }
    }

    /** Of everybody's: a transaction's number, as Postgres writes it. */
    String writtenIn() {
        try {
            return Long.toUnsignedString(Long.parseUnsignedLong(position));
        } catch (NumberFormatException ofAnotherOrder) {
            throw unusable();
        }
    }

    private static RuntimeException unusable() {
        return Problems.badField("cursor", "cursor is not the next of an earlier answer to the same question");
    }
}
