package app.synth.tracking.ingest;

import app.synth.tracking.ingest.Outcome.Accepted;
import app.synth.tracking.ingest.Outcome.Halted;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Outcomes as the columns of one statement: an array each, so that any number of rows is one round trip. */
final class PgRows {
    private static final String NO_METADATA = "{}";

    private final UUID[] messageKey;
    private final @Nullable String[] messageId;
    private final UUID[] id;
    private final @Nullable UUID[] userId;
    private final @Nullable String[] anonymousId;
    private final @Nullable String[] eventType;
    private final @Nullable String[] entityType;
    private final @Nullable String[] entityId;
    private final @Nullable String[] action;
    private final @Nullable String[] metadata;
    private final @Nullable String[] sessionId;
    private final @Nullable OffsetDateTime[] occurredAt;
    private final @Nullable OffsetDateTime[] originalOccurredAt;
    private final @Nullable String[] reason;
    private final @Nullable String[] detail;
    private final @Nullable String[] body;

    private PgRows(int size) {
        messageKey = new UUID[size];
        messageId = new String[size];
        id = new UUID[size];
        userId = new UUID[size];
        anonymousId = new String[size];
        eventType = new String[size];
        entityType = new String[size];
        entityId = new String[size];
        action = new String[size];
        metadata = new String[size];
        sessionId = new String[size];
        occurredAt = new OffsetDateTime[size];
        originalOccurredAt = new OffsetDateTime[size];
        reason = new String[size];
        detail = new String[size];
        body = new String[size];
    }

    /** The parameters of {@link PgInteractionSink#STORE}. */
    static Tuple parameters(String source, Instant receivedAt, List<Outcome> outcomes) {
        PgRows rows = new PgRows(outcomes.size());
        for (int row = 0; row < outcomes.size(); row++) {
            Outcome outcome = outcomes.get(row);
            rows.messageKey[row] = outcome.messageId().key();
            rows.messageId[row] = StorableText.is(outcome.messageId().text())
                    ? outcome.messageId().text()
                    : null;
            switch (outcome) {
                case Accepted accepted -> rows.set(row, accepted.interaction());
                case Halted halted -> rows.set(row, halted);
            }
        }
        return rows.tuple(source, receivedAt);
    }

    private void set(int row, Interaction interaction) {
        RawJson sent = interaction.metadata();
        id[row] = interaction.id();
        userId[row] = interaction.userId();
        anonymousId[row] = interaction.anonymousId();
        eventType[row] = interaction.eventType().text();
        entityType[row] = interaction.entityType();
        entityId[row] = interaction.entityId();
        action[row] = interaction.action().text();
        metadata[row] = sent == null ? NO_METADATA : sent.text();
        sessionId[row] = interaction.sessionId();
        occurredAt[row] = utc(interaction.occurredAt());
        originalOccurredAt[row] = utc(interaction.originalOccurredAt());
    }

    private void set(int row, Halted halted) {
        id[row] = TimeOrderedId.next();
        userId[row] = halted.userId();
        reason[row] = halted.refusal().reason().code();
        detail[row] = halted.refusal().detail();
        body[row] = halted.sent().text();
    }

    private Tuple tuple(String source, Instant receivedAt) {
        return Tuple.tuple()
                .addValue(source)
                .addValue(utc(receivedAt))
                .addValue(messageKey)
                .addValue(messageId)
                .addValue(id)
                .addValue(userId)
                .addValue(anonymousId)
                .addValue(eventType)
                .addValue(entityType)
                .addValue(entityId)
                .addValue(action)
                .addValue(metadata)
                .addValue(sessionId)
                .addValue(occurredAt)
                .addValue(originalOccurredAt)
                .addValue(reason)
                .addValue(detail)
                .addValue(body);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
