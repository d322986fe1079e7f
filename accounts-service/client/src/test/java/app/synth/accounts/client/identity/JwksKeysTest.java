package app.synth.accounts.client.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.Test;

class JwksKeysTest {
    private static final IdentityConfig CONFIG = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(IdentityConfig.class)
            .withDefaultValue("identity.issuer", "https://issuer.example")
            .withDefaultValue("identity.audience", "app")
            .build()
            .getConfigMapping(IdentityConfig.class);

    private final TurnedClock clock = new TurnedClock();
    private final Deque<UniEmitter<? super KeySet>> fetches = new ArrayDeque<>();
    private final JwksKeys keys = new JwksKeys(() -> Uni.createFrom().<KeySet>emitter(fetches::add), CONFIG, clock);

    @Test
    void theDefaultsAreThese() {
        assertThat(CONFIG.refetchAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(CONFIG.keysLiveFor()).isEqualTo(Duration.ofMinutes(5));
        assertThat(CONFIG.fetchTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(CONFIG.clockSkew()).isEqualTo(Duration.ofSeconds(30));
        assertThat(CONFIG.verifiedTokenCharacters()).isEqualTo(16_000_000);
    }

    @Test
    void callersThatComeDuringAFetchShareIt() {
        CompletableFuture<KeySet> one = ask("a");
        CompletableFuture<KeySet> other = ask("a");
        assertThat(fetches).hasSize(1);
        KeySet fetched = publish("a");
        assertThat(one).isCompletedWithValue(fetched);
        assertThat(other).isCompletedWithValue(fetched);
    }

    @Test
    void aKnownKeyNeedsNoFetch() {
        begin("a");
        KeySet fetched = publish("a");
        assertThat(ask("a")).isCompletedWithValue(fetched);
        assertThat(ask("")).isCompletedWithValue(fetched);
        assertThat(fetches).isEmpty();
    }

    @Test
    void aRotatedKeyIsFetchedButStrangersCannotMakeUsFetchMoreOften() {
        begin("a");
        KeySet old = publish("a");
        clock.turn(Duration.ofSeconds(4));
        assertThat(ask("b")).isCompletedWithValue(old);
        assertThat(fetches).isEmpty();
        clock.turn(Duration.ofSeconds(2));
        CompletableFuture<KeySet> rotated = ask("b");
        assertThat(rotated).isCompletedWithValue(publish("b"));
        assertThat(ask("c")).isDone();
        assertThat(fetches).isEmpty();
    }

    @Test
    void whileTheProviderIsAwayKnownKeysStayAndUnknownOnesCannotBeDecided() {
        begin("a");
        KeySet old = publish("a");
        clock.turn(Duration.ofSeconds(6));
        CompletableFuture<KeySet> unknown = ask("b");
        fetches.remove().fail(new IllegalStateException("connection refused"));
        assertUnavailable(unknown);
        assertUnavailable(ask("b"));
        assertThat(ask("a")).isCompletedWithValue(old);
        clock.turn(Duration.ofSeconds(6));
        CompletableFuture<KeySet> back = ask("b");
        assertThat(back).isCompletedWithValue(publish("b"));
    }

    @Test
    void withoutAnyKeysNothingIsDecidedAndTheNextTryComesSoon() {
        CompletableFuture<KeySet> first = ask("a");
        fetches.remove().fail(new IllegalStateException("connection refused"));
        assertUnavailable(first);
        assertUnavailable(ask("a"));
        assertThat(fetches).isEmpty();
        clock.turn(Duration.ofSeconds(6));
        CompletableFuture<KeySet> next = ask("a");
        assertThat(next).isCompletedWithValue(publish("a"));
    }

    @Test
    void oldKeysAreRenewedInTheBackgroundSoThatAWithdrawnOneStopsWorking() {
        begin("a");
        KeySet old = publish("a");
        clock.turn(Duration.ofMinutes(6));
        assertThat(ask("a")).isCompletedWithValue(old);
        publish("b");
        clock.turn(Duration.ofSeconds(1));
        assertThat(ask("a").join().mayVerify("a")).isFalse();
    }

    private void begin(String keyId) {
        keys.forKey(keyId).subscribe().with(keySet -> {}, failure -> {});
    }

    private CompletableFuture<KeySet> ask(String keyId) {
        return keys.forKey(keyId).subscribeAsCompletionStage();
    }

    private KeySet publish(String keyId) {
        var keySet = new KeySet(Set.of(keyId), new JwtConsumerBuilder().build());
        fetches.remove().complete(keySet);
        return keySet;
    }

    private static void assertUnavailable(CompletableFuture<KeySet> answer) {
        assertThatThrownBy(answer::join).hasCauseInstanceOf(KeysUnavailableException.class);
    }

    private static final class TurnedClock extends Clock {
        private Instant now = Instant.parse("2026-11-22T12:00:00Z");

        void turn(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
