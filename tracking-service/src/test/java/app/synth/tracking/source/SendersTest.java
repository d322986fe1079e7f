package app.synth.tracking.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.synth.accounts.client.identity.KeysUnavailableException;
import app.synth.tracking.testsupport.Mappings;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SendersTest {
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final UUID USER = UUID.randomUUID();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final HandClock clock = new HandClock();
    private final FakeSourceStore store = new FakeSourceStore();
    private final SourceRegistry registry =
            new SourceRegistry(store, Mappings.defaults(SourceConfig.class), clock, clock::later);
    private final Senders senders = new Senders(registry, SendersTest::user);
    private final Source web = store.source("web", "https://app.example");
    private final String webKey = key(web, KeyKind.WRITE, null);

    @BeforeEach
    void begin() {
        refresh();
        store.questions();
    }

    @Test
    void aTokenAloneBelongsToTheApp() {
        assertThat(identify("Bearer good", null, null, null))
                .isEqualTo(new Sender(registry.app(), Authority.TOKEN, USER));
        assertThat(identify("bearer  good", null, null, null).source().key()).isEqualTo("app");
    }

    @Test
    void aKeyNamesItsSourceWhereverItStands() {
        Sender expected = new Sender(web, Authority.WRITE_KEY, null);
        assertThat(identify(basic(webKey + ":"), null, null, null)).isEqualTo(expected);
        assertThat(identify(basic(webKey), null, null, null)).isEqualTo(expected);
        assertThat(identify(null, webKey, null, null)).isEqualTo(expected);
        assertThat(identify(null, null, webKey, null)).isEqualTo(expected);
        assertThat(identify(null, null, null, webKey)).isEqualTo(expected);
        assertThat(store.questions()).isZero();
    }

    @Test
    void aServerKeyHasMoreAuthority() {
        String server = known(web, KeyKind.SERVER);
        assertThat(identify(basic(server + ":"), null, null, null))
                .isEqualTo(new Sender(web, Authority.SERVER_KEY, null));
    }

    @Test
    void aTokenBesideAKeyNamesTheUser() {
        Sender expected = new Sender(web, Authority.WRITE_KEY, USER);
        assertThat(identify("Bearer good", webKey, null, null)).isEqualTo(expected);
        assertThat(identify("Bearer good", null, webKey, null)).isEqualTo(expected);
        assertThat(identify("Bearer good", null, null, webKey)).isEqualTo(expected);
    }

    @Test
    void aBadTokenBesideAKeyTakesTheUserAwayAndNotTheBatch() {
        assertThat(identify("Bearer expired", webKey, null, null))
                .isEqualTo(new Sender(web, Authority.WRITE_KEY, null));
    }

    @Test
    void aBadTokenAloneIsRefused() {
        assertThat(refusal("Bearer expired", null)).isInstanceOf(AuthenticationFailedException.class);
    }

    @Test
    void aTokenThatCannotBeCheckedIsNobodyYet() {
        assertThat(refusal("Bearer unsure", null)).isInstanceOf(KeysUnavailableException.class);
        assertThat(refusal("Bearer unsure", webKey)).isInstanceOf(KeysUnavailableException.class);
    }

    @Test
    void nothingAtAllIsRefused() {
        for (String authorization : new String[] {null, "", "Bearer ", "Basic", "Basic %%%", basic(":"), "Digest x"}) {
            assertProblem(refusal(authorization, ""), 401, "unauthenticated");
        }
    }

    @Test
    void ofSeveralKeysTheHeadersCounts() {
        Source ios = store.source("ios");
        String other = known(ios, KeyKind.WRITE);
        assertThat(identify(basic(webKey + ":"), other, other, other).source()).isEqualTo(web);
        assertThat(identify(null, webKey, other, other).source()).isEqualTo(web);
        assertThat(identify(null, null, webKey, other).source()).isEqualTo(web);
    }

    @Test
    void aKeyMadeOnAnotherReplicaWorksAtItsFirstUse() {
        String made = key(web, KeyKind.WRITE, null);
        assertThat(identify(null, made, null, null).source()).isEqualTo(web);
        assertThat(store.questions()).isOne();
    }

    @Test
    void aKeyMadeWhileWeWereAskingForAnotherWorksAtItsFirstUse() {
        store.slow();
        CompletableFuture<Sender> stranger = ask(null, unknown(), null, null);
        String made = key(web, KeyKind.WRITE, null);
        CompletableFuture<Sender> first = ask(null, made, null, null);
        store.answer();
        assertThat(stranger).isCompletedExceptionally();
        assertThat(first).isNotDone();
        clock.pass(PAUSE);
        store.answer();
        assertThat(first).isCompletedWithValue(new Sender(web, Authority.WRITE_KEY, null));
    }

    @Test
    void strangersShareOneQuestionAndCannotMakeUsAskMoreOften() {
        List<CompletableFuture<Sender>> strangers = Stream.generate(() -> ask(null, unknown(), null, null))
                .limit(1_000)
                .toList();
        assertThat(store.questions()).isOne();
        clock.pass(PAUSE);
        assertThat(store.questions()).isOne();
        assertThat(strangers).allSatisfy(answer -> assertThat(answer).isCompletedExceptionally());
        assertThat(ask(null, webKey, null, null)).isCompleted();
    }

    @Test
    void anUnknownKeyIsRefused() {
        assertProblem(refusal("Bearer good", unknown()), 401, "invalid_write_key");
    }

    @Test
    void whatIsNoKeyOfOursIsRefusedWithoutAQuestion() {
        for (String text :
                new String[] {"x", "wk_short", unknown() + "x", "pk" + unknown().substring(2), "wk_\0"}) {
            assertProblem(refusal(null, text), 401, "invalid_write_key");
        }
        assertThat(store.questions()).isZero();
    }

    @Test
    void whileTheDatabaseIsAwayWhatIsKnownIsKnownAndTheRestUndecided() {
        store.away();
        assertProblem(refusal(null, unknown()), 503, "sources_unavailable");
        refresh();
        assertThat(identify(null, webKey, null, null).source()).isEqualTo(web);
        store.back();
        clock.pass(PAUSE);
        assertProblem(refusal(null, unknown()), 401, "invalid_write_key");
    }

    @Test
    void aKeyExpiresToTheInstant() {
        Instant end = clock.instant().plusSeconds(60);
        String expiring = key(web, KeyKind.WRITE, end);
        assertThat(identify(null, expiring, null, null).source()).isEqualTo(web);
        clock.pass(Duration.ofSeconds(60).minusNanos(1));
        assertThat(identify(null, expiring, null, null).source()).isEqualTo(web);
        store.questions();
        clock.pass(Duration.ofNanos(1));
        assertProblem(refusal(null, expiring), 401, "invalid_write_key");
        assertThat(store.questions()).isZero();
    }

    @Test
    void aRevokedKeyStopsAtTheNextRefreshAndIsNotAskedForAgain() {
        store.revoke(webKey);
        refresh();
        store.questions();
        assertProblem(refusal(null, webKey), 401, "invalid_write_key");
        assertThat(store.questions()).isZero();
    }

    @Test
    void aChangeMadeHereHoldsHereWithoutAPause() {
        assertThat(registry.refresh().subscribeAsCompletionStage()).isCompleted(); // and begins a pause
        store.revoke(webKey);
        registry.changed().await().indefinitely();
        assertProblem(refusal(null, webKey), 401, "invalid_write_key");
    }

    @Test
    void aChangeMadeHereSucceedsThoughItCannotBeSeenYet() {
        store.away();
        assertThat(registry.changed().subscribeAsCompletionStage()).isCompleted();
    }

    @Test
    void browsersMayAskFromWhereSomeSourceAllows() {
        assertThat(registry.someAllows("https://elsewhere.example")).isTrue();
        store.source("app", "https://only.example");
        registry.changed().await().indefinitely();
        assertThat(registry.someAllows("https://elsewhere.example")).isFalse();
        assertThat(registry.someAllows("https://only.example")).isTrue();
        assertThat(registry.someAllows("https://app.example")).isTrue();
    }

    private void refresh() {
        CompletableFuture<Void> refreshed = registry.refresh().subscribeAsCompletionStage();
        clock.pass(PAUSE);
        assertThat(refreshed).isCompleted();
    }

    private static Uni<UUID> user(String token) {
        return switch (token) {
            case "good" -> Uni.createFrom().item(USER);
            case "expired" -> Uni.createFrom().failure(new AuthenticationFailedException());
            default -> Uni.createFrom().failure(new KeysUnavailableException("away", new IllegalStateException()));
        };
    }

    private String known(Source source, KeyKind kind) {
        String key = key(source, kind, null);
        registry.changed().await().indefinitely();
        return key;
    }

    private String key(Source source, KeyKind kind, @Nullable Instant expiresAt) {
        String key = ClearKey.next(kind, RANDOM).text();
        store.key(source, kind, key, expiresAt);
        return key;
    }

    private static String unknown() {
        return ClearKey.next(KeyKind.WRITE, RANDOM).text();
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(StandardCharsets.UTF_8));
    }

    private CompletableFuture<Sender> ask(
            @Nullable String authorization, @Nullable String header, @Nullable String query, @Nullable String body) {
        return senders.identify(new Credentials(authorization, header, query, body))
                .subscribeAsCompletionStage();
    }

    /** Everything here is answered at once, or not at all. */
    private Sender identify(
            @Nullable String authorization, @Nullable String header, @Nullable String query, @Nullable String body) {
        return ask(authorization, header, query, body).getNow(null);
    }

    private Throwable refusal(@Nullable String authorization, @Nullable String header) {
        Throwable refusal = catchThrowable(() -> identify(authorization, header, null, null));
        return refusal instanceof CompletionException wrapped ? wrapped.getCause() : refusal;
    }

    private static void assertProblem(Throwable refusal, int status, String code) {
        assertThat(refusal).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(status);
            assertThat(problem.getParameters()).containsEntry("code", code);
            assertThat(problem.getHeaders()).containsKey(status == 401 ? "WWW-Authenticate" : "Retry-After");
        });
    }
}
