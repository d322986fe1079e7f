package app.synth.accounts.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.accounts.client.identity.ApiKey;
import app.synth.accounts.client.identity.Credential;
import app.synth.accounts.client.permission.Decision;
import app.synth.accounts.client.permission.GrantedPermissions;
import app.synth.accounts.client.permission.InvalidApiKeyException;
import app.synth.accounts.client.permission.Resource;
import app.synth.accounts.client.permission.Tier;
import app.synth.accounts.permission.WrittenFacts;
import app.synth.accounts.testsupport.Mappings;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OwnPermissionsTest {
    private static final String FIGURES = "view_event_analytics";
    private static final String PROMOTIONS = "manage_promotions";
    private static final Resource MINE = new Resource("event", "mine");
    private static final Resource ANOTHERS = new Resource("event", "anothers");
    private static final Instant PAST = Instant.now().minus(Duration.ofDays(1));
    private static final Instant FUTURE = Instant.now().plus(Duration.ofDays(1));

    private final UUID owner = UUID.randomUUID();
    private final WrittenFacts facts = new WrittenFacts()
            .permission(FIGURES, "event")
            .permission(PROMOTIONS, "event")
            .permission("manage_users", null)
            .grant("promoter", FIGURES, PROMOTIONS)
            .grant("admin", "manage_users")
            .own(owner, MINE);
    private final Keys keys = new Keys();

    @Test
    void aTokenIsItsUser() {
        become(Tier.FREE, null);
        var token = new Credential.BearerToken(owner, "token");
        assertThat(permissions(token).permissions()).containsExactlyInAnyOrder(FIGURES, PROMOTIONS);
        assertThat(permissions(token).scopes()).isNull();
        assertThat(decide(token, PROMOTIONS, MINE)).isEqualTo(Decision.GRANTED);
        assertThat(decide(token, PROMOTIONS, ANOTHERS)).isEqualTo(Decision.NOT_OWNER);
    }

    @Test
    void aKeyIsItsOwnerWithinItsScopes() {
        become(Tier.ENTERPRISE, FUTURE);
        ApiKey key = key(FUTURE, null, FIGURES);
        assertThat(decide(key, FIGURES, MINE)).isEqualTo(Decision.GRANTED);
        assertThat(decide(key, FIGURES, ANOTHERS)).isEqualTo(Decision.NOT_OWNER);
        assertThat(decide(key, PROMOTIONS, MINE)).isEqualTo(Decision.NOT_GRANTED);
        GrantedPermissions holds = permissions(key);
        assertThat(holds.userId()).isEqualTo(owner);
        assertThat(holds.permissions()).containsExactly(FIGURES);
        assertThat(holds.ownerBound()).containsOnlyKeys(FIGURES);
        assertThat(holds.grantedTo()).isEmpty();
        assertThat(holds.scopes()).containsExactly(FIGURES);
        assertThat(holds.keyExpiresAt()).isEqualTo(FUTURE);
    }

    @Test
    void aScopeThatItsOwnerDoesNotHoldIsNotHeld() {
        become(Tier.ENTERPRISE, null);
        ApiKey key = key(null, null, "manage_users");
        assertThat(permissions(key).permissions()).isEmpty();
        assertThat(permissions(key).grantedTo()).isEqualTo(Map.of("manage_users", Set.of("admin")));
        assertThat(decide(key, "manage_users", MINE)).isEqualTo(Decision.NOT_GRANTED);
    }

    @Test
    void aKeyEndsWithItsOwnersTier() {
        become(Tier.PROFESSIONAL, null);
        opensNothing(key(null, null, FIGURES));
        become(Tier.ENTERPRISE, PAST);
        opensNothing(key(null, null, FIGURES));
    }

    @Test
    void whatIsRevokedOrOverOrUnknownOpensNothing() {
        become(Tier.ENTERPRISE, null);
        opensNothing(key(null, PAST, FIGURES));
        opensNothing(key(PAST, null, FIGURES));
        opensNothing(NewApiKey.random());
    }

    private void become(Tier tier, @Nullable Instant expiresAt) {
        facts.person(owner, "promoter", tier, expiresAt);
    }

    private ApiKey key(@Nullable Instant expiresAt, @Nullable Instant revokedAt, String scope) {
        ApiKey key = NewApiKey.random();
        keys.known.put(key, new KnownKey(UUID.randomUUID(), owner, Set.of(scope), expiresAt, revokedAt));
        return key;
    }

    private void opensNothing(ApiKey key) {
        assertThatThrownBy(() -> permissions(key)).isInstanceOf(InvalidApiKeyException.class);
        assertThatThrownBy(() -> decide(key, FIGURES, MINE)).isInstanceOf(InvalidApiKeyException.class);
    }

    private GrantedPermissions permissions(Credential credential) {
        return own().permissions(credential).await().indefinitely();
    }

    private Decision decide(Credential credential, String permission, Resource resource) {
        return own().decide(credential, permission, resource).await().indefinitely();
    }

    private OwnPermissions own() {
        return new OwnPermissions(facts.decisions(), keys, new LastUses(keys, Mappings.defaults(ApiKeysConfig.class)));
    }

    /** The table of keys, as the test writes it. */
    private static final class Keys extends PgApiKeys {
        private final Map<ApiKey, KnownKey> known = new HashMap<>();

        Keys() {
            super(null);
        }

        @Override
        Uni<Optional<KnownKey>> find(ApiKey key) {
            return Uni.createFrom().item(Optional.ofNullable(known.get(key)));
        }

        @Override
        Uni<Void> used(UUID keyId, Duration atMostEvery) {
            return Uni.createFrom().voidItem();
        }
    }
}
