package app.synth.tracking.fate;

import app.synth.tracking.ingest.MessageId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Looks fates up by message and source. */
@ApplicationScoped
class PgFates {
    private static final String FIND = """
            select fate, reason, received_at from tracking.message_fates where message_key = $1 and source = $2
            """;

    private final Pool pool;

    PgFates(Pool pool) {
        this.pool = pool;
    }

    /** The fate of a message, or null where the source never sent it, or longer ago than fates are kept. */
    Uni<@Nullable FateAnswer> find(String messageId, String source) {
        Tuple key = Tuple.of(MessageId.of(messageId).key(), source);
        return pool.withConnection(connection -> connection.preparedQuery(FIND).execute(key))
                .map(rows -> rows.rowCount() == 0
                        ? null
                        : answer(messageId, source, rows.iterator().next()));
    }

    private static FateAnswer answer(String messageId, String source, Row row) {
        return new FateAnswer(
                messageId,
                source,
                row.getString("fate"),
                row.getString("reason"),
                row.getOffsetDateTime("received_at").toInstant());
    }
}
