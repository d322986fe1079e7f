package app.synth.accounts.client.apikey;

import app.synth.accounts.client.identity.ApiKey;
import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** The question whose a key is. */
final class ApiKeyRequest extends BaseAuthenticationRequest {
    private final ApiKey key;

    ApiKeyRequest(ApiKey key) {
        this.key = key;
    }

    ApiKey key() {
        return key;
    }
}
