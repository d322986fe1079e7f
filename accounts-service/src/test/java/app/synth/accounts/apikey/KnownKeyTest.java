package app.synth.accounts.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KnownKeyTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void aKeyIsGoodUntilTheInstantOfItsEndUnlessItIsRevoked() {
        assertThat(isGood(null, null)).isTrue();
        assertThat(isGood(NOW.plusNanos(1), null)).isTrue();
        assertThat(isGood(NOW, null)).isFalse();
        assertThat(isGood(NOW.minusNanos(1), null)).isFalse();
        assertThat(isGood(null, NOW.minusNanos(1))).isFalse();
        assertThat(isGood(NOW.plusNanos(1), NOW.minusNanos(1))).isFalse();
    }

    private static boolean isGood(@Nullable Instant expiresAt, @Nullable Instant revokedAt) {
        return new KnownKey(UUID.randomUUID(), UUID.randomUUID(), Set.of("comment"), expiresAt, revokedAt).isGood(NOW);
    }
}
