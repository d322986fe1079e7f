package app.synth.localstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes the catalogue, in requests as large as the suite takes them. */
public final class CatalogueSender {
    private static final String CONTENT_TYPE = "application/x-ndjson";

    /** A request may have 4 MiB. */
    private static final int LARGEST_BODY = 3 * 1024 * 1024;

    private final SuiteClient client;
    private final String token;

    /** @param token of a user who may write the catalogue */
    public CatalogueSender(SuiteClient client, String token) {
        this.client = client;
        this.token = token;
    }

    /** Writes events; how many. */
    public int events(List<CatalogueEntry.Event> events) throws IOException {
        return send("/api/v1/catalogue/events", events);
    }

    /** Writes artists; how many. */
    public int artists(List<CatalogueEntry.Artist> artists) throws IOException {
        return send("/api/v1/catalogue/artists", artists);
    }

    /** Writes venues; how many. */
    public int venues(List<CatalogueEntry.Venue> venues) throws IOException {
        return send("/api/v1/catalogue/venues", venues);
    }

    private int send(String path, List<? extends CatalogueEntry> entries) throws IOException {
        int stored = 0;
        StringBuilder body = new StringBuilder();
        int bytes = 0;
        for (CatalogueEntry entry : entries) {
            String line = Json.text(entry) + "\n";
            int more = line.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + more > LARGEST_BODY) {
                stored += post(path, body);
                body.setLength(0);
                bytes = 0;
            }
            body.append(line);
            bytes += more;
        }
        return bytes == 0 ? stored : stored + post(path, body);
    }

    private int post(String path, StringBuilder body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        JsonNode report = client.post(path, Credential.token(token), CONTENT_TYPE, bytes, Map.of());
        JsonNode rejected = report.path("rejected");
        if (!rejected.isEmpty()) {
            JsonNode first = rejected.path(0);
            throw new IOException("%s took all but %d lines; the first is line %d: %s %s"
                    .formatted(
                            path,
                            rejected.size(),
                            first.path("line").asInt(),
                            first.path("field").asText(),
                            first.path("detail").asText()));
        }
        return report.path("stored").asInt() + report.path("unchanged").asInt();
    }
}
