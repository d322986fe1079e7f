package app.synth.accounts.apikey;

import app.synth.accounts.client.identity.ApiKey;
import app.synth.accounts.client.request.SentObject;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key to be made.
 *
 * @param scopes permission keys, each once
 * @param expiresAt null where it does not end
 */
record NewApiKey(String name, List<String> scopes, @Nullable Instant expiresAt) {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SCOPE = 100;
    private static final int SCOPES_AT_MOST = 100;
    private static final int RANDOM_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static NewApiKey read(byte[] body, Instant now) {
        SentObject sent = SentObject.read(body, Set.of("name", "scopes", "expires_at"));
        String name = sent.text("name", LONGEST_NAME);
        List<String> scopes = sent.texts("scopes", SCOPES_AT_MOST, LONGEST_SCOPE);
        Instant expiresAt = sent.timeIfAny("expires_at");
        if (expiresAt != null && !expiresAt.isAfter(now)) {
            throw sent.wrong("expires_at", "It is over already");
        }
        return new NewApiKey(name, scopes, expiresAt);
    }

    /** A key that nobody has, with 256 random bits. */
    static ApiKey random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return ApiKey.of(ApiKey.PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))
                .orElseThrow();
    }
}
