package app.synth.accounts.client.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.accounts.client.identity.Caller;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private static final PermissionsConfig CONFIG = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(PermissionsConfig.class)
            .withDefaultValue("permissions.accounts-url", "http://localhost:8083")
            .build()
            .getConfigMapping(PermissionsConfig.class);

    private final Deque<UniEmitter<? super GrantedPermissions>> questions = new ArrayDeque<>();
    private final Permissions permissions =
            new Permissions(caller -> Uni.createFrom().<GrantedPermissions>emitter(questions::add), CONFIG);
    private final Caller caller = new KnownCaller(UUID.randomUUID());

    @Test
    void theDefaultsAreThese() {
        assertThat(CONFIG.liveFor()).isEqualTo(Duration.ofSeconds(30));
        assertThat(CONFIG.usersAtMost()).isEqualTo(100_000);
        assertThat(CONFIG.callTimeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void concurrentQuestionsAboutOneUserShareOneCallAndItsAnswerIsKept() {
        var one = permissions.require(caller, List.of("comment")).subscribeAsCompletionStage();
        var other = permissions.require(caller, List.of("comment")).subscribeAsCompletionStage();
        assertThat(questions).hasSize(1);
        questions.remove().complete(granted("comment"));
        assertThat(one).isCompleted();
        assertThat(other).isCompleted();
        assertThat(permissions.require(caller, List.of("comment")).subscribeAsCompletionStage())
                .isCompleted();
        assertThat(questions).isEmpty();
    }

    @Test
    void oneOfTheAskedForIsEnoughAndNoneIsADenialThatNamesThem() {
        var any = permissions.require(caller, List.of("manage_ads", "comment")).subscribeAsCompletionStage();
        questions.remove().complete(granted("comment"));
        assertThat(any).isCompleted();
        assertThatThrownBy(() -> permissions
                        .require(caller, List.of("manage_ads", "view_ad_analytics"))
                        .await()
                        .indefinitely())
                .isInstanceOfSatisfying(PermissionDeniedException.class, denied -> {
                    assertThat(denied.anyOf()).containsExactly("manage_ads", "view_ad_analytics");
                    assertThat(denied.explanation()).contains("manage_ads or view_ad_analytics", "media");
                });
    }

    @Test
    void aFailureIsNeitherAYesNorKept() {
        var unknown = permissions.require(caller, List.of("comment")).subscribeAsCompletionStage();
        questions.remove().fail(new IllegalStateException("connection refused"));
        assertThatThrownBy(unknown::join).hasCauseInstanceOf(PermissionsUnavailableException.class);
        var again = permissions.require(caller, List.of("comment")).subscribeAsCompletionStage();
        questions.remove().complete(granted("comment"));
        assertThat(again).isCompleted();
    }

    private GrantedPermissions granted(String... keys) {
        return new GrantedPermissions(caller.userId(), "media", Set.of(keys));
    }

    private static final class KnownCaller extends Caller {
        private final UUID id;

        KnownCaller(UUID id) {
            this.id = id;
        }

        @Override
        public UUID userId() {
            return id;
        }
    }
}
