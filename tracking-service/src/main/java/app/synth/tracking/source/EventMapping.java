package app.synth.tracking.source;

import app.synth.tracking.action.EventType;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What events that have names of their own are in our words: {@code {"track": {"Ticket Clicked": {"event_type":
 * "click_ticket", "entity_type": "event", "entity_id": "properties.event_id", "metadata": {"ticket_url":
 * "properties.url"}}}}}, and the same under {@code page} and {@code screen} by the page's name. Names do not depend on case.
 *
 * @param track by folded name
 * @param page by folded name
 * @param screen by folded name
 */
public record EventMapping(Map<String, Target> track, Map<String, Target> page, Map<String, Target> screen) {
    /** Knows nothing. */
    public static final EventMapping NONE = new EventMapping(Map.of(), Map.of(), Map.of());

    private static final Logger LOG = Logger.getLogger(EventMapping.class);

    public EventMapping {
        track = Map.copyOf(track);
        page = Map.copyOf(page);
        screen = Map.copyOf(screen);
    }

    /**
     * What an event becomes.
     *
     * @param entityId where its entity's id stands; null for none
     * @param metadata where what is added to its properties stands, by our name
     */
    public record Target(
            EventType eventType,
            String entityType,
            @Nullable Selector entityId,
            Map<String, Selector> metadata) {
        public Target {
            metadata = Map.copyOf(metadata);
        }
    }

    /**
     * Where a value stands: the first choice that a message has.
     *
     * @param choices in the order of preference
     */
    public record Selector(List<Choice> choices) {
        public Selector {
            choices = List.copyOf(choices);
        }
    }

    /** One place for a value. */
    public sealed interface Choice {}

    /**
     * A field of the message: {@code properties.products.0.product_id} is three names and an index.
     *
     * @param steps from the message inwards
     */
    public record Path(List<String> steps) implements Choice {
        public Path {
            steps = List.copyOf(steps);
        }
    }

    /**
     * The same for every message.
     *
     * @param value text, a number or a truth
     */
    public record Constant(JsonNode value) implements Choice {}

    /**
     * Reads a mapping.
     *
     * @throws IllegalArgumentException with the place, for people
     */
    public static EventMapping of(JsonNode sent) {
        return EventMappingReader.read(sent);
    }

    /** One that is stored: what was valid once and is not today maps nothing, and costs no other source anything. */
    static EventMapping kept(JsonNode stored) {
        try {
            return of(stored);
        } catch (IllegalArgumentException outdated) {
            LOG.warnf("An event mapping is not valid any more and is left alone: %s", outdated.getMessage());
            return NONE;
        }
    }

    /** A name as it is looked for. */
    public static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
