package app.synth.tracking.reading;

import app.synth.accounts.client.request.Cursor;
import app.synth.tracking.http.PageQuery;
import app.synth.tracking.http.TimeRange;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last interaction of a page: the next page begins behind it. It carries the range of times that the first page was
 * asked for, since a range that ends now would otherwise move from page to page; then its place in the order of the pages:
 * a time for a person's interactions, else the transaction that wrote it; and its id, which tells apart what has the same
 * place.
 */
record PageEnd(Cursor cursor) {
    private static final int VALUES = 4;

    PageEnd(TimeRange range, String position, UUID id) {
        this(Cursor.of(range.from(), range.to(), position, id));
    }

    /** Where the page before ended; null for the first. */
    static @Nullable PageEnd before(PageQuery page) {
        Cursor cursor = page.after(VALUES);
        return cursor == null ? null : new PageEnd(cursor);
    }

    TimeRange range() {
        return new TimeRange(cursor.time(0), cursor.time(1));
    }

    /** Of a person's interactions. */
    Instant occurredAt() {
        return cursor.time(2);
    }

    /** Of everybody's: a transaction's number, as Postgres writes it. */
    String writtenIn() {
        return Long.toString(cursor.number(2));
    }

    UUID id() {
        return cursor.uuid(3);
    }
}
