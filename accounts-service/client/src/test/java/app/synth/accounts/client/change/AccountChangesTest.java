package app.synth.accounts.client.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.synth.accounts.client.change.AccountChanges.Moment;
import app.synth.accounts.client.permission.PermissionsConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccountChangesTest {
    private final AccountChanges changes = new AccountChanges(new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(PermissionsConfig.class)
            .withDefaultValue("permissions.accounts-url", "http://localhost:8083")
            .withDefaultValue("permissions.live-for-unheard", "PT0.1S")
            .build()
            .getConfigMapping(PermissionsConfig.class));
    private final UUID user = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void aChangeEndsWhatWasAskedBeforeAboutThatUserAlone() {
        Moment before = changes.now();
        changes.heard(user.toString());
        assertThat(changes.isBelievable(user, before)).isFalse();
        assertThat(changes.isBelievable(user, changes.now())).isTrue();
        assertThat(changes.isBelievable(other, before)).isTrue();
    }

    @Test
    void whatIsNotUnderstoodConcernsEverybody() {
        for (String payload : new String[] {"*", "", "something new"}) {
            Moment before = changes.now();
            changes.heard(payload);
            assertThat(changes.isBelievable(user, before)).isFalse();
            assertThat(changes.isBelievable(before)).isFalse();
            assertThat(changes.isBelievable(other, changes.now())).isTrue();
        }
    }

    @Test
    void tooManyChangedUsersAreEverybody() {
        Moment before = changes.now();
        for (int count = 0; count <= 100_000; count++) {
            changes.changed(UUID.randomUUID());
        }
        assertThat(changes.isBelievable(user, before)).isFalse();
        assertThat(changes.isBelievable(user, changes.now())).isTrue();
    }

    @Test
    void whileNothingIsHeardAnswersAreBelievedForAShortTimeOnly() {
        Moment asked = changes.now();
        changes.lost();
        assertThat(changes.isHearing()).isFalse();
        assertThat(changes.isBelievable(user, asked)).isTrue();
        await().until(() -> !changes.isBelievable(user, asked));
    }

    @Test
    void whatHappenedWhileNothingWasHeardMayConcernEverybody() {
        changes.lost();
        Moment asked = changes.now();
        changes.found();
        assertThat(changes.isBelievable(user, asked)).isFalse();
        assertThat(changes.isBelievable(user, changes.now())).isTrue();
    }
}
