package app.synth.tracking.ingest;

import app.synth.tracking.action.EventType;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a browser says became of its interactions since it last said so: {@code custom} on {@code sdk_delivery}, an
 * interaction as every other, so that it too is counted once. Its metadata has {@code made}, and {@code lost} by reason.
 * These are claims of whoever has the public key: they are reported beside our own counts, never mixed into them.
 *
 * @param made interactions that were captured
 * @param lost those that will never be sent, by why
 */
record DeliveryReport(long made, Map<String, Long> lost) {
    private static final String ENTITY_TYPE = "sdk_delivery";
    private static final String OTHER = "other";
    private static final long MOST = 1_000_000;
    private static final Set<String> REASONS = Set.of(
            "queue_full",
            "too_large",
            "too_old",
            "no_credentials",
            "refused",
            "storage_failed",
            "consent_withdrawn",
            "not_serialisable");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The interaction's report; null where it is none. */
    static @Nullable DeliveryReport of(Interaction interaction) {
        if (interaction.eventType() != EventType.CUSTOM
                || !interaction.entityType().equals(ENTITY_TYPE)
                || interaction.metadata() == null) {
            return null;
        }
        try {
            JsonNode metadata = JSON.readTree(interaction.metadata().text());
            Map<String, Long> lost = new TreeMap<>();
            metadata.path("lost")
                    .propertyStream()
                    .forEach(reason -> lost.merge(
                            REASONS.contains(reason.getKey()) ? reason.getKey() : OTHER,
                            count(reason.getValue()),
                            Long::sum));
            return new DeliveryReport(count(metadata.path("made")), lost);
        } catch (JsonProcessingException unreadable) {
            return null; // it was read once already
        }
    }

    private static long count(JsonNode number) {
        return number.isIntegralNumber() ? Math.clamp(number.asLong(), 0, MOST) : 0;
    }
}
