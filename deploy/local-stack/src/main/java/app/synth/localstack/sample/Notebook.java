package app.synth.localstack.sample;

import app.synth.localstack.client.Interaction;
import app.synth.localstack.client.Metadata;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** What one person did in one visit, in the order of time. */
final class Notebook {
    private final String session;
    private final String anonymousId;
    private final RandomGenerator random;
    private final List<Interaction> interactions = new ArrayList<>();
    private Instant now;

    /** @param session different from all others; message ids begin with it */
    Notebook(String session, String anonymousId, Instant begin, RandomGenerator random) {
        this.session = session;
        this.anonymousId = anonymousId;
        this.now = begin;
        this.random = random;
    }

    void note(String eventType, String entityType, String entityId, Metadata metadata) {
        interactions.add(new Interaction(
                session + "-" + interactions.size(),
                eventType,
                entityType,
                entityId,
                metadata.map(),
                session,
                anonymousId,
                now));
        now = now.plusMillis(random.nextInt(300, 1_500));
    }

    /** Time goes by: some seconds up to so many. How many it was. */
    int pause(int seconds) {
        int passed = random.nextInt(1, seconds + 1);
        now = now.plusSeconds(passed);
        return passed;
    }

    Instant now() {
        return now;
    }

    List<Interaction> interactions() {
        return interactions;
    }
}
