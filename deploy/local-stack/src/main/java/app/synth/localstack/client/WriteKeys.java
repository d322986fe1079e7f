package app.synth.localstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** Makes sources and their write keys, as an admin does. */
public final class WriteKeys {
    private static final String SOURCES = "/api/v1/sources";
    private static final int CONFLICT = 409;

    private final SuiteClient client;
    private final String admin;

    /** @param admin a token that may manage tracking */
    public WriteKeys(SuiteClient client, String admin) {
        this.client = client;
        this.admin = admin;
    }

    /** A new key of the source, which is made if it is not there yet. */
    public Credential of(String source, String name) throws IOException {
        try {
            client.post(SOURCES, admin, Map.of("key", source, "name", name));
        } catch (RefusedException refused) {
            if (refused.status() != CONFLICT) {
                throw refused;
            }
        }
        JsonNode made = client.post(SOURCES + "/" + source + "/keys", admin, Map.of("kind", "write"));
        String key = made.path("key").asText();
        if (key.isEmpty()) {
            throw new IOException(SOURCES + " gave no key");
        }
        return Credential.writeKey(key);
    }
}
