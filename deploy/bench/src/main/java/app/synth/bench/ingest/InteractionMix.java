package app.synth.bench.ingest;

import app.synth.bench.load.Fresh;
import app.synth.bench.load.Template;
import app.synth.localstack.client.Interaction;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** Interactions as the app's screens send them, in the same random order in every run. */
final class InteractionMix {
    static final int BATCH = 50;

    private static final int DIFFERENT_SINGLES = 1_000;
    private static final int DIFFERENT_BATCHES = 100;
    private static final int EVENTS = 500;
    private static final Instant MARK = Instant.parse(Fresh.TIME);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random = new Random(20_261_122);
    private final List<UUID> events = Stream.generate(this::uuid).limit(EVENTS).toList();

    /** Bodies with one interaction. */
    List<Template> singles() {
        return Stream.generate(() -> Template.of(json(interaction(uuid()))))
                .limit(DIFFERENT_SINGLES)
                .toList();
    }

    /** Bodies with 50 interactions of one session. */
    List<Template> batches() {
        return Stream.generate(() -> Template.of(json(Map.of("interactions", session()))))
                .limit(DIFFERENT_BATCHES)
                .toList();
    }

    /** The same as bare arrays, for a function that takes them. */
    List<Template> arrays() {
        return Stream.generate(() -> Template.of(json(session())))
                .limit(DIFFERENT_BATCHES)
                .toList();
    }

    /** Some of what the single ones hold. */
    List<Interaction> interactions() {
        return Stream.generate(() -> interaction(uuid()))
                .limit(DIFFERENT_SINGLES)
                .toList();
    }

    private List<Interaction> session() {
        UUID session = uuid();
        return Stream.generate(() -> interaction(session)).limit(BATCH).toList();
    }

    private Interaction interaction(UUID session) {
        Happening happening = Happening.any(random);
        UUID event = events.get(random.nextInt(events.size()));
        return new Interaction(
                Fresh.ID,
                happening.eventType(),
                happening.entityType(),
                event.toString(),
                happening.metadata(random, event),
                session.toString(),
                null,
                MARK);
    }

    private UUID uuid() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return UUID.nameUUIDFromBytes(bytes);
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value).replace(MARK.toString(), Fresh.TIME);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records are JSON", e);
        }
    }
}
