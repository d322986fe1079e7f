package app.synth.accounts.client.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.synth.accounts.client.change.AccountChanges;
import app.synth.accounts.client.identity.ApiKey;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.identity.Credential;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    static final PermissionsConfig CONFIG = config(Map.of());

    private final Deque<UniEmitter<? super GrantedPermissions>> questions = new ArrayDeque<>();
    private final AccountChanges changes = new AccountChanges(CONFIG);
    private final Permissions permissions = new Permissions(new AskedSource(), CONFIG, changes);
    private final UUID user = UUID.randomUUID();
    private final Caller caller = new KnownCaller(new Credential.BearerToken(user, "token"));

    @Test
    void theDefaultsAreThese() {
        assertThat(CONFIG.liveFor()).isEqualTo(Duration.ofSeconds(30));
        assertThat(CONFIG.keysLiveFor()).isEqualTo(Duration.ofSeconds(5));
        assertThat(CONFIG.liveForUnheard()).isEqualTo(Duration.ofSeconds(2));
        assertThat(CONFIG.usersAtMost()).isEqualTo(100_000);
        assertThat(CONFIG.ownershipsAtMost()).isEqualTo(100_000);
        assertThat(CONFIG.callTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(CONFIG.listen()).isTrue();
        assertThat(CONFIG.listenUrl()).isEmpty();
    }

    @Test
    void concurrentQuestionsAboutOneUserShareOneCallAndItsAnswerIsKept() {
        List<CompletableFuture<Void>> hundred =
                Stream.generate(() -> require(caller, "comment")).limit(100).toList();
        assertThat(questions).hasSize(1);
        answer("comment");
        assertThat(hundred).allMatch(CompletableFuture::isDone);
        assertThat(require(caller, "comment")).isCompleted();
        assertThat(questions).isEmpty();
    }

    @Test
    void oneOfTheAskedForIsEnoughAndNoneIsADenialThatNamesThem() {
        var any = require(caller, "manage_ads", "comment");
        answer("comment");
        assertThat(any).isCompleted();
        PermissionDeniedException denied = denial(require(caller, "manage_ads", "view_ad_analytics"));
        assertThat(denied.anyOf()).containsExactly("manage_ads", "view_ad_analytics");
        assertThat(denied.reason()).isEqualTo(Decision.NOT_GRANTED);
        assertThat(denied.neededTier()).isEmpty();
        assertThat(denied.explanation()).contains("manage_ads or view_ad_analytics", "media");
    }

    @Test
    void theReasonIsThatOfThePermissionThatCameClosest() {
        var asked = require(caller, "view_all_analytics", "export_analytics");
        questions
                .remove()
                .complete(granted(
                        Tier.FREE,
                        null,
                        Map.of("export_analytics", Decision.TIER),
                        Map.of("export_analytics", Tier.PROFESSIONAL)));
        PermissionDeniedException denied = denial(asked);
        assertThat(denied.reason()).isEqualTo(Decision.TIER);
        assertThat(denied.neededTier()).contains(Tier.PROFESSIONAL);
        assertThat(denied.explanation()).contains("professional");
    }

    @Test
    void aDenialSaysHowOneGetsWhatIsMissing() {
        require(caller, "comment");
        answer("view_venue_analytics");
        assertThat(denial(require(caller, "manage_users")).explanation())
                .isEqualTo(
                        "This needs the permission manage_users, which the account type media is not granted. Only the"
                                + " account type admin is, and an admin gives it");
        assertThat(denial(require(caller, "view_event_analytics")).explanation())
                .endsWith("not granted. Granted it are the account types admin, promoter: ask for one with POST"
                        + " /api/v1/me/account-type-requests");
        assertThat(denial(require(caller, "unheard_of")).explanation())
                .endsWith("not granted: GET /api/v1/permissions says who is");
        assertThat(explanation(Decision.TIER)).contains("comes with the tier premium", "GET /api/v1/me/subscription");
        assertThat(explanation(Decision.EXPIRED)).contains("comes with the tier premium", "has ended");
        assertThat(explanation(Decision.UNVERIFIED)).contains("for verified accounts", "an admin");
        assertThat(explanation(Decision.NOT_OWNER)).contains("for owners", "POST /api/v1/me/claims");
    }

    private String explanation(Decision reason) {
        GrantedPermissions holds = granted(Tier.FREE, null, Map.of("comment", reason), Map.of("comment", Tier.PREMIUM));
        return PermissionDeniedException.of(holds, List.of("comment")).explanation();
    }

    @Test
    void aFailureIsNeitherAYesNorKept() {
        var unknown = require(caller, "comment");
        questions.remove().fail(new IllegalStateException("connection refused"));
        assertThatThrownBy(unknown::join).hasCauseInstanceOf(PermissionsUnavailableException.class);
        var again = require(caller, "comment");
        answer("comment");
        assertThat(again).isCompleted();
    }

    @Test
    void anAnswerIsForgottenWhenItsUserChangesAndOthersAreKept() {
        var other = new KnownCaller(new Credential.BearerToken(UUID.randomUUID(), "other"));
        require(caller, "comment");
        answer("comment");
        require(other, "comment");
        answer(other.userId());
        changes.heard(user.toString());
        assertThat(require(other, "comment")).isCompleted();
        assertThat(require(caller, "comment")).isNotDone();
        answer("comment");
        changes.heard("*");
        require(other, "comment");
        require(caller, "comment");
        assertThat(questions).hasSize(2);
    }

    @Test
    void anAnswerThatWasUnderWayWhenItsUserChangedIsNotBelieved() {
        var asked = require(caller, "comment");
        changes.changed(user);
        var after = require(caller, "comment");
        assertThat(questions).hasSize(2);
        answer("comment");
        assertThat(asked).isCompleted();
        assertThat(after).isNotDone();
        questions.remove().complete(granted(Tier.FREE, null, Map.of(), Map.of()));
        assertThat(denial(after).reason()).isEqualTo(Decision.NOT_GRANTED);
        assertThat(require(caller, "comment")).isCompletedExceptionally();
    }

    @Test
    void anAnswerEndsWithTheTier() {
        Instant end = Instant.now().plusMillis(800);
        require(caller, "comment");
        questions.remove().complete(granted(Tier.PREMIUM, end, Map.of(), Map.of(), "comment"));
        assertThat(permissions.of(caller).await().indefinitely().tier()).isEqualTo(Tier.PREMIUM);
        await().until(() -> Instant.now().isAfter(end));
        var after = permissions.of(caller).subscribeAsCompletionStage();
        assertThat(after).isNotDone();
        questions
                .remove()
                .complete(granted(Tier.PREMIUM, Instant.now().minusMillis(20), Map.of(), Map.of(), "comment"));
        assertThat(after.join().tier()).isEqualTo(Tier.FREE);
        assertThatThrownBy(() -> permissions
                        .requireTier(caller, Tier.PREMIUM)
                        .onItemOrFailure()
                        .transform((done, failure) -> failure)
                        .ifNoItem()
                        .after(Duration.ofMillis(50))
                        .fail()
                        .await()
                        .indefinitely())
                .as("so near its end an answer is not kept: clocks differ")
                .isInstanceOf(io.smallrye.mutiny.TimeoutException.class);
    }

    @Test
    void aTierIsNamedWhereItIsMissing() {
        var asked = permissions.requireTier(caller, Tier.ENTERPRISE).subscribeAsCompletionStage();
        questions
                .remove()
                .complete(granted(
                        Tier.ENTERPRISE, Instant.now().minus(Duration.ofDays(1)), Map.of(), Map.of(), "comment"));
        assertThatThrownBy(asked::join)
                .hasCauseInstanceOf(TierRequiredException.class)
                .satisfies(failure -> {
                    var required = (TierRequiredException) failure.getCause();
                    assertThat(required.needed()).isEqualTo(Tier.ENTERPRISE);
                    assertThat(required.reason()).isEqualTo(Decision.EXPIRED);
                });
    }

    @Test
    void aRefusedKeyIsNotAskedForAgain() {
        var machine = new KnownCaller(ApiKey.of(ApiKey.PREFIX + "x".repeat(43)).orElseThrow());
        var refused = require(machine, "comment");
        questions.remove().fail(new InvalidApiKeyException());
        assertThatThrownBy(refused::join).hasCauseInstanceOf(InvalidApiKeyException.class);
        assertThatThrownBy(require(machine, "comment")::join).hasCauseInstanceOf(InvalidApiKeyException.class);
        assertThat(questions).isEmpty();
    }

    @Test
    void aRefusalIsForgottenWhenEverybodysAccountMayHaveChanged() {
        var machine = new KnownCaller(ApiKey.of(ApiKey.PREFIX + "w".repeat(43)).orElseThrow());
        require(machine, "comment");
        questions.remove().fail(new InvalidApiKeyException());
        changes.heard("*");
        assertThat(require(machine, "comment")).isNotDone();
        answer("comment");
        assertThat(require(machine, "comment")).isCompleted();
    }

    @Test
    void aKeysAnswerIsBelievedForATimeOfItsOwn() {
        var machine = new KnownCaller(ApiKey.of(ApiKey.PREFIX + "v".repeat(43)).orElseThrow());
        var never = config(Map.of("permissions.keys-live-for", "0s"));
        var ofKeys = new Permissions(new AskedSource(), never, changes);
        for (Caller who : List.of(caller, machine)) {
            var first = ofKeys.of(who).subscribeAsCompletionStage();
            answer("comment");
            assertThat(first).isCompleted();
        }
        assertThat(ofKeys.of(caller).subscribeAsCompletionStage()).isCompleted();
        assertThat(ofKeys.of(machine).subscribeAsCompletionStage()).isNotDone();
    }

    @Test
    void aKeysAnswerIsForgottenWhenItsOwnerChanges() {
        var machine = new KnownCaller(ApiKey.of(ApiKey.PREFIX + "y".repeat(43)).orElseThrow());
        require(machine, "comment");
        answer("comment");
        assertThat(require(machine, "comment")).isCompleted();
        changes.changed(user);
        assertThat(require(machine, "comment")).isNotDone();
    }

    @Test
    void neitherATokenNorAKeyIsEverWritten() {
        String secret = ApiKey.PREFIX + "z".repeat(43);
        assertThat(ApiKey.of(secret).orElseThrow()).hasToString("an API key");
        assertThat(new Credential.BearerToken(user, secret).toString()).doesNotContain(secret);
        assertThat(ApiKey.of(secret + "z")).isEmpty();
        assertThat(ApiKey.of("sk_" + "z".repeat(43))).isEmpty();
    }

    private CompletableFuture<Void> require(Caller who, String... anyOf) {
        return permissions.require(who, List.of(anyOf)).subscribeAsCompletionStage();
    }

    private static PermissionDeniedException denial(CompletableFuture<Void> asked) {
        assertThatThrownBy(asked::join).hasCauseInstanceOf(PermissionDeniedException.class);
        return (PermissionDeniedException) asked.exceptionNow();
    }

    private void answer(String... keys) {
        questions.remove().complete(granted(Tier.FREE, null, Map.of(), Map.of(), keys));
    }

    private void answer(UUID about) {
        questions.remove().complete(granted(about, Tier.FREE, null, Map.of(), Map.of(), "comment"));
    }

    private GrantedPermissions granted(
            Tier tier, Instant expires, Map<String, Decision> denied, Map<String, Tier> needed, String... keys) {
        return granted(user, tier, expires, denied, needed, keys);
    }

    static GrantedPermissions granted(
            UUID about,
            Tier tier,
            Instant expires,
            Map<String, Decision> denied,
            Map<String, Tier> needed,
            String... keys) {
        return new GrantedPermissions(
                about,
                "media",
                false,
                "none",
                tier,
                expires,
                Set.of(keys),
                denied,
                needed,
                Map.of("view_event_analytics", "event"),
                Map.of("manage_users", Set.of("admin"), "view_event_analytics", Set.of("promoter", "admin")),
                null,
                null);
    }

    private static PermissionsConfig config(Map<String, String> properties) {
        Map<String, String> all = new HashMap<>(properties);
        all.put("permissions.accounts-url", "http://localhost:8083");
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(PermissionsConfig.class)
                .withDefaultValues(all)
                .build()
                .getConfigMapping(PermissionsConfig.class);
    }

    private final class AskedSource implements PermissionSource {
        @Override
        public Uni<GrantedPermissions> permissions(Credential credential) {
            return Uni.createFrom().<GrantedPermissions>emitter(questions::add);
        }

        @Override
        public Uni<Decision> decide(Credential credential, String permission, Resource resource) {
            throw new UnsupportedOperationException("nothing here is about a resource");
        }
    }

    static final class KnownCaller extends Caller {
        private final Credential credential;

        KnownCaller(Credential credential) {
            this.credential = credential;
        }

        @Override
        public UUID userId() {
            return ((Credential.BearerToken) credential).user();
        }

        @Override
        public Credential credential() {
            return credential;
        }
    }
}
