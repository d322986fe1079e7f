package app.synth.localstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sends interactions in batches and tells what became of each. */
public final class InteractionSender {
    private static final String PATH = "/api/v1/interactions/batch";

    /** Far below what a batch may have: an answer comes soon, and what is sent again after a failure is little. */
    private static final int BATCH = 500;

    private final SuiteClient client;

    public InteractionSender(SuiteClient client) {
        this.client = client;
    }

    /**
     * Sends the interactions of one user or visitor.
     *
     * @param headers further ones for each request, like {@code User-Agent}
     * @return the fate of each, in their order
     */
    public List<Fate> send(Credential sender, List<Interaction> interactions, Map<String, String> headers)
            throws IOException {
        List<Fate> fates = new ArrayList<>(interactions.size());
        for (int from = 0; from < interactions.size(); from += BATCH) {
            List<Interaction> batch = interactions.subList(from, Math.min(from + BATCH, interactions.size()));
            fates.addAll(sendBatch(sender, batch, headers));
        }
        return fates;
    }

    private List<Fate> sendBatch(Credential sender, List<Interaction> batch, Map<String, String> headers)
            throws IOException {
        byte[] body = Json.bytes(
                Map.of("interactions", batch, "sent_at", Instant.now().toString()));
        JsonNode answer = client.post(PATH, sender, Json.CONTENT_TYPE, body, headers);
        JsonNode results = answer.path("results");
        if (results.size() != batch.size()) {
            throw new IOException("%s told %d fates for %d interactions".formatted(PATH, results.size(), batch.size()));
        }
        List<Fate> fates = new ArrayList<>(batch.size());
        for (JsonNode result : results) {
            fates.add(fate(result));
        }
        return fates;
    }

    private static Fate fate(JsonNode result) throws IOException {
        String text = result.path("fate").asText();
        try {
            return new Fate(
                    Fate.Outcome.valueOf(text.toUpperCase(Locale.ROOT)),
                    result.path("reason").asText());
        } catch (IllegalArgumentException e) {
            throw new IOException("'%s' is no fate of an interaction".formatted(text), e);
        }
    }
}
