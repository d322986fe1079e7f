package app.synth.localstack.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Map;

/** Makes the public keys by which SDKs ask for variants, as an admin does. */
public final class ExperimentKeys {
    private static final String KEYS = "/api/v1/experiments/client-keys";

    private final SuiteClient client;
    private final String admin;

    /** @param admin a token that may manage experiments */
    public ExperimentKeys(SuiteClient client, String admin) {
        this.client = client;
        this.admin = admin;
    }

    /** A good key of that name; one that is there already, so that kept data do not fill up with them. */
    public String clientKey(String name) throws IOException {
        for (JsonNode known : client.get(KEYS, admin).path("items")) {
            if (known.path("name").asText().equals(name)
                    && known.path("revoked_at").isNull()) {
                return known.path("key").asText();
            }
        }
        return client.post(KEYS, admin, Map.of("name", name)).path("key").asText();
    }
}
