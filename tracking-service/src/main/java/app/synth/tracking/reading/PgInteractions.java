package app.synth.tracking.reading;

import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.action.Action;
import app.synth.tracking.action.EventType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads interactions a page at a time, each page in a statement of its own behind the end of the one before, along an
 * index. Everybody's go by the transaction that wrote them, and only below the oldest one that was still running when the
 * first page was read: what commits late is above it, wherever the reader is by then, and can move nothing.
 */
@ApplicationScoped
class PgInteractions {
    private static final String COLUMNS = """
            select id, message_id, source, user_id, anonymous_id, event_type, entity_type, entity_id, action,
                   metadata::text as metadata, session_id, occurred_at, original_occurred_at, received_at,
                   written_in::text as position
            """;

    private static final String MATCHING = """
            from tracking.user_interactions
            where occurred_at >= $1 and occurred_at < $2
              and ($3::text is null or action = $3)
              and ($4::text is null or event_type = $4)
              and ($5::text is null or entity_type = $5)
              and ($6::text is null or entity_id = $6)
            """;

    private static final String ALSO_MATCHING = MATCHING + """
              and ($7::text is null or source = $7)
              and ($8::text is null or session_id = $8)
            """;

    private static final String LATEST_WRITTEN = "order by written_in desc, id desc";
    private static final String LATEST = "order by occurred_at desc, id desc";

    private static final String BY_ARRIVAL = COLUMNS + ALSO_MATCHING + """
              and (written_in, id) < (coalesce($9::text::xid8, pg_snapshot_xmin(pg_current_snapshot())), $10::uuid)
            """ + LATEST_WRITTEN + " limit $11";

    private static final String BY_USER = COLUMNS + ALSO_MATCHING + """
              and (occurred_at, id) < ($9, $10::uuid)
              and user_id = $12::uuid and ($13::text is null or anonymous_id = $13)
            """ + LATEST + " limit $11";

    private static final String BY_VISITOR = COLUMNS + ALSO_MATCHING + """
              and (occurred_at, id) < ($9, $10::uuid)
              and user_id is null and anonymous_id = $12
            """ + LATEST + " limit $11";

    /** Two indexes, and a page of each before they are merged. */
    private static final String OWN =
            "with own as ((" + COLUMNS + ", null::boolean as claimed " + MATCHING + """
              and (occurred_at, id) < ($7, $8::uuid)
              and user_id = $10::uuid
            """ + LATEST + """
             limit $9)
            union all
            (select done.*
            from tracking.identities as identity cross join lateral (
            """ + COLUMNS
                    + ", true as claimed " + MATCHING + """
              and (occurred_at, id) < ($7, $8::uuid)
              and user_id is null and anonymous_id = identity.anonymous_id and occurred_at <= identity.claimed_at
            """ + LATEST + """
             limit $9) as done
            where identity.user_id = $10::uuid
            """ + LATEST + """
             limit $9))
            select * from own
            """ + LATEST + " limit $9";

    private static final String CANCELLED = "57014";

    /** Comes before every other, so that nothing of its own place is left behind it. */
    private static final UUID LOWEST = new UUID(0, 0);

    private final Pool pool;

    PgInteractions(Pool pool) {
        this.pool = pool;
    }

    /** A page of anybody's interactions. */
    Uni<List<Found>> page(InteractionFilter filter, @Nullable PageEnd after, int limit) {
        String sql = "select page.*, null::boolean as claimed from (" + ordered(filter) + ") as page " + order(filter);
        return read(sql, parameters(filter, after, limit), filter.isOfOnePerson());
    }

    /** A page that also ends after so many bytes of metadata, but not before its first interaction. */
    Uni<List<Found>> page(InteractionFilter filter, @Nullable PageEnd after, int limit, long bytes) {
        String sql = "with page as (" + ordered(filter) + """
                ), measured as (
                    select page.*, sum(octet_length(metadata)) over (
                """ + order(filter) + """
                     rows between unbounded preceding and 1 preceding) as before from page
                )
                select measured.*, null::boolean as claimed from measured where coalesce(before, 0) <
                """ + bytes + " " + order(filter);
        return read(sql, parameters(filter, after, limit), filter.isOfOnePerson());
    }

    /** A page of a user's own, with what the visitors did whom the user turned out to be, up to their claims. */
    Uni<List<Found>> own(UUID user, InteractionFilter filter, @Nullable PageEnd after, int limit) {
        Instant before = after == null ? filter.happened().to() : after.occurredAt();
        Tuple parameters = matching(filter, before)
                .addValue(utc(before))
                .addValue(after == null ? LOWEST : after.id())
                .addValue(limit)
                .addValue(user);
        return read(OWN, parameters, true);
    }

    private static String ordered(InteractionFilter filter) {
        return filter.userId() != null ? BY_USER : filter.anonymousId() != null ? BY_VISITOR : BY_ARRIVAL;
    }

    private static String order(InteractionFilter filter) {
        return filter.isOfOnePerson() ? LATEST : "order by position::xid8 desc, id desc";
    }

    private static Tuple parameters(InteractionFilter filter, @Nullable PageEnd after, int limit) {
        UUID id = after == null ? LOWEST : after.id();
        if (!filter.isOfOnePerson()) {
            return matching(filter, filter.happened().to())
                    .addValue(filter.source())
                    .addValue(filter.sessionId())
                    .addValue(after == null ? null : after.writtenIn())
                    .addValue(id)
                    .addValue(limit);
        }
        Instant before = after == null ? filter.happened().to() : after.occurredAt();
        Tuple parameters = matching(filter, before)
                .addValue(filter.source())
                .addValue(filter.sessionId())
                .addValue(utc(before))
                .addValue(id)
                .addValue(limit);
        return filter.userId() == null
                ? parameters.addValue(filter.anonymousId())
                : parameters.addValue(filter.userId()).addValue(filter.anonymousId());
    }

    /** @param before the last month that has to be looked into; Postgres does not tell it from the end of a page */
    private static Tuple matching(InteractionFilter filter, Instant before) {
        Action action = filter.action();
        EventType eventType = filter.eventType();
        Instant until = before.isBefore(filter.happened().to())
                ? before.plusNanos(1_000)
                : filter.happened().to();
        return Tuple.tuple()
                .addValue(utc(filter.happened().from()))
                .addValue(utc(until))
                .addValue(action == null ? null : action.text())
                .addValue(eventType == null ? null : eventType.text())
                .addValue(filter.entityType())
                .addValue(filter.entityId());
    }

    private Uni<List<Found>> read(String sql, Tuple parameters, boolean byTime) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters))
                .map(rows -> {
                    List<Found> found = new ArrayList<>(rows.rowCount());
                    rows.forEach(row -> found.add(found(row, byTime)));
                    return found;
                })
                .onFailure()
                .transform(PgInteractions::problem);
    }

    private static Throwable problem(Throwable failure) {
        return failure instanceof PgException refusal && CANCELLED.equals(refusal.getSqlState())
                ? Problems.unavailable(
                        "query_too_large",
                        "This takes too long to find; ask for less time, or for one person or source")
                : failure;
    }

    private static Found found(Row row, boolean byTime) {
        OffsetDateTime original = row.getOffsetDateTime("original_occurred_at");
        Instant occurredAt = row.getOffsetDateTime("occurred_at").toInstant();
        InteractionView interaction = new InteractionView(
                row.getUUID("id"),
                row.getString("message_id"),
                row.getString("source"),
                row.getUUID("user_id"),
                row.getString("anonymous_id"),
                row.getString("event_type"),
                row.getString("entity_type"),
                row.getString("entity_id"),
                row.getString("action"),
                row.getString("metadata"),
                row.getString("session_id"),
                occurredAt,
                original == null ? null : original.toInstant(),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getBoolean("claimed"));
        return new Found(interaction, byTime ? occurredAt.toString() : row.getString("position"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
