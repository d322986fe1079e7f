package app.synth.analytics.testsupport;

import app.synth.testsupport.Database;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An interaction as tracking-service stores it, reduced to what questions are asked about. */
public record Happening(
        @Nullable UUID user,
        @Nullable String visitor,
        Instant at,
        String action,
        String entityType,
        @Nullable String entityId,
        @Nullable String session,
        String metadata) {

    private static final List<String> FACTS =
            List.of("impression", "event_click", "detail_view", "interest", "ticket_click", "purchase");

    /** Of a user, about an event. */
    public static Happening of(UUID user, Instant at, String action, String event) {
        return new Happening(user, null, at, action, "event", event, null, "{}");
    }

    public Happening with(String newMetadata) {
        return new Happening(user, visitor, at, action, entityType, entityId, session, newMetadata);
    }

    public Happening within(String newSession) {
        return new Happening(user, visitor, at, action, entityType, entityId, newSession, metadata);
    }

    public Happening on(String newType, @Nullable String newId) {
        return new Happening(user, visitor, at, action, newType, newId, session, metadata);
    }

    /** Who it was when it was captured. */
    public UUID viewer() {
        return user != null ? user : hashed("visitor:" + visitor);
    }

    /** As the rollups and PostgreSQL make ids of text. */
    public static UUID hashed(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
            BigInteger number = new BigInteger(1, hash);
            return new UUID(number.shiftRight(64).longValue(), number.longValue());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As raw interactions. */
    public static void store(Database database, List<Happening> all) {
        batch(database, """
                insert into tracking.user_interactions
                    (id, user_id, anonymous_id, occurred_at, received_at, event_type, entity_type, entity_id, action,
                     source, session_id, message_id, metadata)
                values (?, ?, ?, ?, now(), 'custom', ?, ?, ?, 'app', ?, ?, ?::jsonb)
                """, all, (insert, one) -> {
            UUID id = UUID.randomUUID();
            insert.setObject(1, id);
            insert.setObject(2, one.user);
            insert.setString(3, one.visitor);
            insert.setObject(4, one.at.atOffset(ZoneOffset.UTC));
            insert.setString(5, one.entityType);
            insert.setString(6, one.entityId);
            insert.setString(7, one.action);
            insert.setString(8, one.session);
            insert.setString(9, id.toString());
            insert.setString(10, one.metadata);
        });
    }

    /** As narrow facts. */
    public static void storeFacts(Database database, List<Happening> all) {
        batch(
                database,
                "insert into analytics.event_facts (occurred_at, viewer, event_key, action) values (?, ?, ?, ?)",
                all,
                (insert, one) -> {
                    insert.setObject(1, one.at.atOffset(ZoneOffset.UTC));
                    insert.setObject(2, one.viewer());
                    insert.setObject(3, hashed(String.valueOf(one.entityId)));
                    insert.setInt(4, FACTS.indexOf(one.action) + 1);
                });
    }

    /** The rollups have gone on: what was answered before may have changed. */
    public static void moveWatermark(Database database) {
        database.update(
                "update analytics.rollup_cursor set position = (position::text::numeric + 1)::text::xid8, advanced_at = now()");
    }

    private interface Filling {
        void fill(PreparedStatement insert, Happening one) throws SQLException;
    }

    private static void batch(Database database, String sql, List<Happening> all, Filling filling) {
        try (Connection connection = database.connection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (Happening one : all) {
                filling.fill(insert, one);
                insert.addBatch();
            }
            insert.executeBatch();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        moveWatermark(database);
    }
}
