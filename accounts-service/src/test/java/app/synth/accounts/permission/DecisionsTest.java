package app.synth.accounts.permission;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.client.permission.Decision;
import app.synth.accounts.client.permission.GrantedPermissions;
import app.synth.accounts.client.permission.Resource;
import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.permission.Decisions.Asked;
import app.synth.accounts.permission.Decisions.Decided;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionsTest {
    private static final String KEY = "view_event_analytics";
    private static final Resource EVENT = new Resource("event", "concert-1");
    private static final Instant PAST = Instant.now().minus(Duration.ofDays(1));
    private static final Instant FUTURE = Instant.now().plus(Duration.ofDays(1));

    private final UUID user = UUID.randomUUID();
    private final WrittenFacts facts = new WrittenFacts()
            .permission(KEY, "event")
            .permission("comment", null)
            .permission("manage_users", null)
            .cell("promoter", KEY, new Cell(true, Tier.PREMIUM, true))
            .grant("promoter", "comment")
            .grant("admin", "manage_users");

    @Test
    void theFirstThingThatIsMissingIsTheReason() {
        promoter(Tier.FREE, null, false);
        assertThat(decide(EVENT)).isEqualTo(new Decided(Decision.TIER, Optional.of(Tier.PREMIUM)));
        promoter(Tier.ENTERPRISE, PAST, false);
        assertThat(decide(EVENT)).isEqualTo(new Decided(Decision.EXPIRED, Optional.of(Tier.PREMIUM)));
        promoter(Tier.PREMIUM, FUTURE, false);
        assertThat(decide(EVENT)).isEqualTo(new Decided(Decision.UNVERIFIED, Optional.empty()));
        promoter(Tier.PREMIUM, FUTURE, true);
        assertThat(decide(EVENT)).isEqualTo(new Decided(Decision.NOT_OWNER, Optional.empty()));
        facts.own(user, EVENT);
        assertThat(decide(EVENT)).isEqualTo(new Decided(Decision.GRANTED, Optional.empty()));
        facts.cell("promoter", KEY, new Cell(false, Tier.FREE, false));
        assertThat(decide(EVENT)).isEqualTo(Decided.NOT_GRANTED);
    }

    @Test
    void whoIsNotKnownIsGrantedNothing() {
        assertThat(decide(null)).isEqualTo(Decided.NOT_GRANTED);
    }

    @Test
    void whoseItIsMattersOnlyForTheKindThatThePermissionIsAbout() {
        promoter(Tier.PREMIUM, null, true);
        assertThat(decide(EVENT).decision()).isEqualTo(Decision.NOT_OWNER);
        assertThat(decide(new Resource("artist", EVENT.id())).decision()).isEqualTo(Decision.GRANTED);
        assertThat(decide(null).decision()).isEqualTo(Decision.GRANTED);
    }

    @Test
    void anotherOwnerIsNoOwner() {
        promoter(Tier.PREMIUM, null, true);
        facts.own(UUID.randomUUID(), EVENT).own(user, new Resource("event", "concert-2"));
        facts.own(user, new Resource("artist", EVENT.id()));
        assertThat(decide(EVENT).decision()).isEqualTo(Decision.NOT_OWNER);
    }

    @Test
    void whatIsWithheldSaysWhatIsMissingAndWhoHasIt() {
        promoter(Tier.PREMIUM, PAST, true);
        GrantedPermissions mine = facts.decisions().of(user).await().indefinitely();
        assertThat(mine.permissions()).containsExactly("comment");
        assertThat(mine.denied()).isEqualTo(Map.of(KEY, Decision.EXPIRED));
        assertThat(mine.neededTier()).isEqualTo(Map.of(KEY, Tier.PREMIUM));
        assertThat(mine.ownerBound()).isEqualTo(Map.of(KEY, "event"));
        assertThat(mine.grantedTo()).isEqualTo(Map.of("manage_users", Set.of("admin")));
    }

    private void promoter(Tier tier, @Nullable Instant expiresAt, boolean verified) {
        facts.person(user, new Subject("promoter", "none", verified, tier, expiresAt));
    }

    private Decided decide(@Nullable Resource resource) {
        return facts.decisions()
                .decide(List.of(new Asked(user, KEY, resource)))
                .await()
                .indefinitely()
                .getFirst();
    }
}
