package app.synth.tracking.reading;

import app.synth.tracking.http.PageCursor;
import app.synth.tracking.http.TimeRange;
import java.time.Instant;
import java.util.UUID;

/**
 * The last interaction of a page: the next page begins behind it. It carries the range of times that the first page was
 * asked for, since a range that ends now would otherwise move from page to page.
 *
 * @param position its place in the order of the pages: a time for a person's interactions, else the transaction that
 *     wrote it
 * @param id tells apart what has the same place
 */
record PageEnd(TimeRange range, String position, UUID id) {

    /** As a client carries it: opaque. */
    String text() {
        return PageCursor.text(range.from(), range.to(), position, id);
    }

    static PageEnd parse(String text) {
        return PageCursor.parse(
                text,
                4,
                parts -> new PageEnd(
                        new TimeRange(PageCursor.time(parts[0]), PageCursor.time(parts[1])),
                        parts[2],
                        PageCursor.id(parts[3])));
    }

    /** Of a person's interactions. */
    Instant occurredAt() {
        return PageCursor.time(position);
    }

    /** Of everybody's: a transaction's number, as Postgres writes it. */
    String writtenIn() {
        try {
            return Long.toUnsignedString(Long.parseUnsignedLong(position));
        } catch (NumberFormatException ofAnotherOrder) {
            throw PageCursor.unusable();
        }
    }
}
