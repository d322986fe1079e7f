package app.synth.accounts.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.accounts.client.change.AccountChanges;
import app.synth.accounts.client.permission.Resource;
import app.synth.accounts.client.permission.Tier;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class FactsTest {
    private static final String KEY = "view_event_analytics";
    private static final Resource EVENT = new Resource("event", "concert-1");

    private final UUID ada = UUID.randomUUID();
    private final UUID ben = UUID.randomUUID();
    private final Ownership adas = new Ownership(ada, EVENT);
    private final AccountChanges changes = new AccountChanges(WrittenFacts.CONFIG);
    private final WrittenFacts tables = new WrittenFacts().permission(KEY, "event");
    private final Facts facts = tables.facts(changes);

    @Test
    void whatIsKnownIsReadOnceUntilItsUserChanges() {
        become(ada, "user");
        become(ben, "user");
        assertThat(type(ada)).isEqualTo("user");
        assertThat(type(ben)).isEqualTo("user");
        assertThat(owns(adas)).isFalse();
        become(ada, "promoter");
        become(ben, "promoter");
        tables.own(ada, EVENT);
        changes.changed(UUID.randomUUID());
        assertThat(type(ada)).isEqualTo("user");
        assertThat(owns(adas)).isFalse();
        changes.changed(ada);
        assertThat(type(ada)).isEqualTo("promoter");
        assertThat(owns(adas)).isTrue();
        assertThat(type(ben)).isEqualTo("user");
        changes.everybodyChanged();
        assertThat(type(ben)).isEqualTo("promoter");
    }

    @Test
    void whatWasBeingReadWhenItsUserChangedIsReadAgain() {
        become(ada, "promoter");
        tables.slow();
        var before = facts.about(List.of(ada), List.of()).subscribeAsCompletionStage();
        become(ada, "user");
        changes.changed(ada);
        var after = facts.about(List.of(ada), List.of()).subscribeAsCompletionStage();
        tables.answer();
        assertThat(before).isDone();
        assertThat(after).isNotDone();
        tables.answer();
        assertThat(after.join().person(ada).orElseThrow().accountType()).isEqualTo("user");
    }

    @Test
    void whatIsBeingReadIsNotReadTwice() {
        tables.slow();
        var one = facts.about(List.of(ada), List.of(adas)).subscribeAsCompletionStage();
        var another = facts.about(List.of(ada), List.of(adas)).subscribeAsCompletionStage();
        assertThat(tables.reads()).isEqualTo(1);
        tables.answer();
        assertThat(List.of(one, another)).allMatch(CompletableFuture::isDone);
    }

    @Test
    void whoHearsThatSomebodyHasNoProfileMayMakeOneAndAskAgain() {
        tables.slow();
        var made = facts.about(List.of(ada), List.of())
                .invoke(known -> {
                    assertThat(known.person(ada)).isEmpty();
                    become(ada, "user");
                })
                .chain(none -> facts.about(List.of(ada), List.of()))
                .subscribeAsCompletionStage();
        tables.answer();
        assertThat(made).isNotDone();
        tables.answer();
        assertThat(made.join().person(ada)).isPresent();
    }

    @Test
    void aFailureIsNotKept() {
        become(ada, "user");
        tables.own(ada, EVENT).away(true);
        assertThatThrownBy(() -> type(ada)).hasMessageContaining("connection refused");
        assertThatThrownBy(() -> owns(adas)).hasMessageContaining("connection refused");
        assertThatThrownBy(this::matrix).hasMessageContaining("connection refused");
        tables.away(false);
        assertThat(type(ada)).isEqualTo("user");
        assertThat(owns(adas)).isTrue();
        assertThat(matrix().permission(KEY)).isPresent();
    }

    @Test
    void theMatrixIsReadOnceUntilEverybodyIsToldOfAChange() {
        assertThat(granted()).isFalse();
        tables.grant("media", KEY);
        changes.changed(ada);
        assertThat(granted()).isFalse();
        changes.everybodyChanged();
        assertThat(granted()).isTrue();
    }

    private void become(UUID user, String accountType) {
        tables.person(user, accountType, Tier.FREE, null);
    }

    private String type(UUID user) {
        return facts.about(List.of(user), List.of())
                .await()
                .indefinitely()
                .person(user)
                .orElseThrow()
                .accountType();
    }

    private boolean owns(Ownership ownership) {
        return facts.about(List.of(), List.of(ownership)).await().indefinitely().owns(ownership);
    }

    private Matrix matrix() {
        return facts.matrix().await().indefinitely();
    }

    private boolean granted() {
        return matrix().cell("media", KEY).granted();
    }
}
