package app.synth.analytics.rollup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
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
        Map<String, Object> metadata) {

    /** Who a viewer is: the user, else the visitor. */
    String viewer() {
        return user != null ? user.toString() : "visitor " + visitor;
    }

    LocalDate date() {
        return occurredAt.atZone(ZoneOffset.UTC).toLocalDate();
    }

    boolean is(String action, String entityType) {
        return this.action.equals(action) && this.entityType.equals(entityType);
    }

    /** A whole number of the metadata, if it is there and within bounds. */
    @Nullable
    Integer number(String key, int least, int most) {
        return metadata.get(key) instanceof Integer value && value >= least && value <= most ? value : null;
    }

    /** The same as somebody else's. */
    RawInteraction of(UUID owner) {
        return new RawInteraction(id, owner, null, occurredAt, action, entityType, entityId, sessionId, metadata);
    }

    /** The same about something else. */
    RawInteraction about(String entity) {
        return new RawInteraction(id, user, visitor, occurredAt, action, entityType, entity, sessionId, metadata);
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
                insert.setString(10, interaction.json());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private String json() {
        return metadata.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\":"
                        + (entry.getValue() instanceof Number ? entry.getValue() : "\"" + entry.getValue() + "\""))
                .collect(Collectors.joining(",", "{", "}"));
    }
}
