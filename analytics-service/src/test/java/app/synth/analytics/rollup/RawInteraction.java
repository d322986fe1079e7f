package app.synth.analytics.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An interaction as tracking-service stores it, reduced to what figures are made of. */
record RawInteraction(
        UUID id,
        @Nullable UUID user,
        @Nullable String visitor,
        Instant occurredAt,
        String action,
        String entityType,
        String entityId,
        String sessionId,
        @Nullable Integer rating) {

    /** Who a viewer is: the user, else the visitor. */
    String viewer() {
        return user != null ? user.toString() : "visitor " + visitor;
    }

    /** Stores the interactions in the connection's transaction, whenever that commits. */
    static void insert(Connection connection, List<RawInteraction> interactions) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                insert into tracking.user_interactions
                    (id, user_id, anonymous_id, occurred_at, received_at, event_type, entity_type, entity_id, action,
                     source, session_id, message_id, metadata)
                values (?, ?, ?, ?, now(), 'custom', ?, ?, ?, 'app', ?, ?, ?::jsonb)
                """)) {
            for (RawInteraction interaction : interactions) {
                insert.setObject(1, interaction.id);
                insert.setObject(2, interaction.user);
                insert.setString(3, interaction.visitor);
                insert.setObject(4, interaction.occurredAt.atOffset(ZoneOffset.UTC));
                insert.setString(5, interaction.entityType);
                insert.setString(6, interaction.entityId);
                insert.setString(7, interaction.action);
                insert.setString(8, interaction.sessionId);
                insert.setString(9, interaction.id.toString());
                insert.setString(10, interaction.rating == null ? "{}" : "{\"rating\":" + interaction.rating + "}");
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
