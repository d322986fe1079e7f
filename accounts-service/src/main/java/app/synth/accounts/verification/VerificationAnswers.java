package app.synth.accounts.verification;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.UUID;

/** What is answered where somebody's verification changes. */
final class VerificationAnswers {
    static final String ADDRESS = "{\"address\": \"ada@example.com\"}";
    static final String CODE = "{\"code\": \"042137\"}";
    static final String LEVEL = "{\"level\": \"identity\", \"reason\": \"Passport seen on 2026-11-02\"}";
    static final String SENT = "{\"channel\": \"email\", \"code_expires_at\": \"2026-11-01T09:40:00Z\"}";
    static final String PROVED = """
            {"channel": "email", "address": "ada@example.com", "verification_level": "email"}""";
    static final String LEVELLED = """
            {"user_id": "018f6d3a-7b0e-7c1a-9a41-3d5a1c2b7e90", "verification_level": "identity", "verified": true}""";

    private VerificationAnswers() {}

    /** A code was sent; the same whether anybody has the address or not. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record CodeSent(String channel, Instant codeExpiresAt) {}

    /**
     * An address is the caller's.
     *
     * @param address in its one form: an e-mail address in lower case, a phone number without spaces
     * @param verificationLevel the caller's, now
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record AddressProved(String channel, String address, String verificationLevel) {}

    /**
     * Somebody's level.
     *
     * @param verified true from {@code identity} on
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record LevelSet(UUID userId, String verificationLevel, boolean verified) {}
}
