package app.synth.tracking.ingest;

import app.synth.tracking.ingest.Outcome.Accepted;
import app.synth.tracking.ingest.Outcome.Filtered;
import app.synth.tracking.ingest.Outcome.Halted;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages as the columns of one statement: an array each, so that any number of rows is one round trip. */
final class PgRows {
    /** The beginning of a statement with these parameters: the messages as rows. */
    static final String OFFERED = """
            with offered as (
                select *
                from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::int[], $5::text[], $6::text[], $7::text[],
                            $8::uuid[], $9::uuid[], $10::text[], $11::text[], $12::text[], $13::text[], $14::text[],
                            $15::text[], $16::text[], $17::timestamptz[], $18::timestamptz[], $19::text[], $20::text[],
                            $21::text[], $22::text[], $23::bigint[])
                  as item (message_key, source, received_at, copies, fate, reason, message_id,
                           id, user_id, anonymous_id, event_type, entity_type, entity_id, action,
                           metadata, session_id, occurred_at, original_occurred_at, detail, body,
                           face, authority, clock_behind_ms)
            )
            """;

    private static final String NO_METADATA = "{}";

    private final UUID[] messageKey;
    private final String[] source;
    private final OffsetDateTime[] receivedAt;
    private final Integer[] copies;
    private final String[] fate;
    private final @Nullable String[] reason;
    private final @Nullable String[] messageId;
    private final @Nullable UUID[] id;
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
    private final @Nullable String[] detail;
    private final @Nullable String[] body;
    private final @Nullable String[] face;
    private final @Nullable String[] authority;
    private final @Nullable Long[] clockBehind;

    private PgRows(int size) {
        messageKey = new UUID[size];
        source = new String[size];
        receivedAt = new OffsetDateTime[size];
        copies = new Integer[size];
        fate = new String[size];
        reason = new String[size];
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
        detail = new String[size];
        body = new String[size];
        face = new String[size];
        authority = new String[size];
        clockBehind = new Long[size];
    }

    /** The parameters of {@link #OFFERED}, in its order. */
    static Tuple parameters(List<Offered> messages) {
        PgRows rows = new PgRows(messages.size());
        for (int row = 0; row < messages.size(); row++) {
            rows.set(row, messages.get(row));
        }
        return rows.tuple();
    }

    private void set(int row, Offered message) {
        messageKey[row] = message.key().message();
        source[row] = message.key().source();
        receivedAt[row] = utc(message.delivery().receivedAt());
        copies[row] = message.copies();
        fate[row] = message.fate();
        reason[row] = message.reason();
        messageId[row] = message.outcome().messageId().text();
        switch (message.outcome()) {
            case Accepted accepted -> set(row, accepted.interaction());
            case Halted halted -> set(row, message.delivery(), halted);
            case Filtered ignored -> messageId[row] = null; // its fate is all that is kept
        }
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
        Instant original = interaction.originalOccurredAt();
        originalOccurredAt[row] = original == null ? null : utc(original);
    }

    private void set(int row, Delivery delivery, Halted halted) {
        id[row] = TimeOrderedId.next();
        String text = halted.messageId().text();
        messageId[row] = StorableText.is(text) ? text : null; // of others the reader has made sure
        userId[row] = halted.userId();
        detail[row] = StorableText.mended(halted.refusal().detail());
        face[row] = delivery.face().code();
        authority[row] = delivery.sender().authority().name().toLowerCase(Locale.ROOT);
        clockBehind[row] = delivery.skew().behind().toMillis();
        body[row] = StorableText.mended(halted.sent().text());
    }

    private Tuple tuple() {
        return Tuple.tuple()
                .addValue(messageKey)
                .addValue(source)
                .addValue(receivedAt)
                .addValue(copies)
                .addValue(fate)
                .addValue(reason)
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
                .addValue(detail)
                .addValue(body)
                .addValue(face)
                .addValue(authority)
                .addValue(clockBehind);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
