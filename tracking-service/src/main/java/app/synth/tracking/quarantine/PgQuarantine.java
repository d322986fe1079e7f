package app.synth.tracking.quarantine;

import app.synth.accounts.client.request.Cursor;
import app.synth.tracking.ingest.Face;
import app.synth.tracking.ingest.QuarantinedInteraction;
import app.synth.tracking.ingest.Rejection;
import app.synth.tracking.source.Authority;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the quarantine; pages go by time of arrival, so that nothing new moves what was seen. */
@ApplicationScoped
class PgQuarantine {
    private static final int PREVIEW = 2_000;

    private static final String MATCHING = """
            from tracking.quarantine
            where received_at >= $1 and received_at < $2
              and ($3::text is null or reason = $3)
              and ($4::text is null or source = $4)
              and ($5::timestamptz is null or (received_at, id) > ($5, $6::uuid))
            """;

    private static final String VIEW = """
            select id, message_id, source, reason, detail, received_at, user_id, face, left(body, $7) as body,
                   length(body) as body_length, replayed_at, replayed_by
            """;

    private static final String PAGE = VIEW + MATCHING + """
              and ($8::boolean or replayed_at is null)
            order by received_at, id
            limit $9
            """;

    private static final String VIEW_ONE = """
            select id, message_id, source, reason, detail, received_at, user_id, face, body,
                   length(body) as body_length, replayed_at, replayed_by
            from tracking.quarantine where id = $1
            """;

    private static final String INTERACTION = """
            select id, message_key, message_id, source, authority, user_id, face, received_at, clock_behind_ms, body
            """;

    private static final String TO_REPLAY = INTERACTION + MATCHING + """
              and replayed_at is null
            order by received_at, id
            limit $7
            """;

    private static final String ONE_TO_REPLAY = INTERACTION + """
            from tracking.quarantine where id = $1
            """;

    private final Pool pool;

    PgQuarantine(Pool pool) {
        this.pool = pool;
    }

    Uni<List<QuarantinedView>> page(QuarantineFilter filter, boolean replayedToo, int limit) {
        return list(
                PAGE, matching(filter).addValue(PREVIEW).addValue(replayedToo).addValue(limit), PgQuarantine::view);
    }

    Uni<@Nullable QuarantinedView> view(UUID id) {
        return list(VIEW_ONE, Tuple.of(id), PgQuarantine::view).map(PgQuarantine::first);
    }

    Uni<List<QuarantinedInteraction>> toReplay(QuarantineFilter filter, int limit) {
        return list(TO_REPLAY, matching(filter).addValue(limit), PgQuarantine::interaction);
    }

    Uni<@Nullable QuarantinedInteraction> toReplay(UUID id) {
        return list(ONE_TO_REPLAY, Tuple.of(id), PgQuarantine::interaction).map(PgQuarantine::first);
    }

    private static Tuple matching(QuarantineFilter filter) {
        Cursor after = filter.after();
        Rejection reason = filter.reason();
        return Tuple.tuple()
                .addValue(utc(filter.arrived().from()))
                .addValue(utc(filter.arrived().to()))
                .addValue(reason == null ? null : reason.code())
                .addValue(filter.source())
                .addValue(after == null ? null : utc(after.time(0)))
                .addValue(after == null ? null : after.uuid(1));
    }

    private <T> Uni<List<T>> list(String sql, Tuple parameters, Function<Row, T> shape) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters))
                .map(rows -> {
                    List<T> all = new ArrayList<>(rows.rowCount());
                    rows.forEach(row -> all.add(shape.apply(row)));
                    return all;
                });
    }

    private static <T> @Nullable T first(List<T> rows) {
        return rows.isEmpty() ? null : rows.getFirst();
    }

    private static QuarantinedView view(Row row) {
        return new QuarantinedView(
                row.getUUID("id"),
                row.getString("message_id"),
                row.getString("source"),
                row.getString("reason"),
                row.getString("detail"),
                instant(row, "received_at"),
                row.getUUID("user_id"),
                row.getString("face"),
                row.getString("body"),
                row.getInteger("body_length"),
                row.getOffsetDateTime("replayed_at") == null ? null : instant(row, "replayed_at"),
                row.getUUID("replayed_by"));
    }

    private static QuarantinedInteraction interaction(Row row) {
        return new QuarantinedInteraction(
                row.getUUID("id"),
                row.getUUID("message_key"),
                row.getString("message_id"),
                row.getString("source"),
                Authority.valueOf(row.getString("authority").toUpperCase(Locale.ROOT)),
                row.getUUID("user_id"),
                Face.valueOf(row.getString("face").toUpperCase(Locale.ROOT)),
                instant(row, "received_at"),
                Duration.ofMillis(row.getLong("clock_behind_ms")),
                row.getString("body"));
    }

    private static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
