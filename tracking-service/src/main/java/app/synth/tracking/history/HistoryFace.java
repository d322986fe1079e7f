package app.synth.tracking.history;

import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.ingest.Face;
import app.synth.tracking.ingest.FaceReader;
import app.synth.tracking.ingest.InteractionsFace;
import app.synth.tracking.ingest.Item;
import app.synth.tracking.ingest.RawJson;
import app.synth.tracking.source.Sender;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of history: interactions as our own API takes them, and states, which are interactions in other words: a
 * follow of today is a follow at the time since when it holds.
 */
@ApplicationScoped
class HistoryFace implements FaceReader {
    private static final List<String> AS_THEY_ARE = List.of("message_id", "user_id", "entity_type", "entity_id");

    private final InteractionsFace interactions;
    private final ObjectMapper mapper;

    HistoryFace(InteractionsFace interactions, ObjectMapper mapper) {
        this.interactions = interactions;
        this.mapper = mapper;
    }

    @Override
    public Face face() {
        return Face.HISTORY;
    }

    /** Fails with 400 where the line is no JSON, or a state that is none. */
    @Override
    public Item read(String line, Sender sender) {
        JsonNode state = line.contains("\"state\"") ? state(line) : null;
        if (state == null) {
            return interactions.read(line, sender);
        }
        Item item = interactions.read(interaction(state), sender);
        return item.as(item.messageId(), new RawJson(line, 0, line.length()));
    }

    private @Nullable JsonNode state(String line) {
        try {
            JsonNode sent = mapper.readTree(line);
            return sent.has("state") && !sent.has("event_type") ? sent : null;
        } catch (JsonProcessingException noJson) {
            return null; // who reads it as an interaction says what is wrong
        }
    }

    private String interaction(JsonNode state) {
        ObjectNode interaction = mapper.createObjectNode();
        ObjectNode metadata = interaction.putObject("metadata").put("imported", true);
        String eventType = switch (state.path("state").asText()) {
            case "follow" -> {
                metadata.put("following", true);
                yield "follow";
            }
            case "friend" -> "friend_add";
            case "like" -> {
                metadata.put("liked", true);
                yield "like";
            }
            default -> throw Problems.badField("state", "state is not follow, friend or like");
        };
        interaction.put("event_type", eventType);
        for (String field : AS_THEY_ARE) {
            if (state.has(field)) {
                interaction.set(field, state.get(field));
            }
        }
        for (String field : List.of("user_id", "since")) {
            if (!state.hasNonNull(field)) {
                throw Problems.badField(field, field + " is missing");
            }
        }
        interaction.set("occurred_at", state.get("since"));
        String text = interaction.toString();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Problems.badField("state", "a field has half of a surrogate pair");
        }
        return text;
    }
}
