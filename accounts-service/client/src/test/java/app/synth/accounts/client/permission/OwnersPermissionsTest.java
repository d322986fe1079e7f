package app.synth.accounts.client.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.accounts.client.change.AccountChanges;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.identity.Credential;
import app.synth.accounts.client.permission.PermissionsTest.KnownCaller;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A permission that is for owners is asked for with what it is about. */
class OwnersPermissionsTest {
    private static final String OWNERS = "view_event_analytics";
    private static final String EVERYBODYS = "view_all_analytics";
    private static final Resource EVENT = new Resource("event", "concert-1");

    private final Map<Credential, Set<String>> granted = new HashMap<>();
    private final Set<Credential> owners = new HashSet<>();
    private final List<String> asked = new ArrayList<>();
    private final AccountChanges changes = new AccountChanges(PermissionsTest.CONFIG);
    private final Permissions permissions = new Permissions(new Accounts(), PermissionsTest.CONFIG, changes);

    @Test
    void itIsAskedForOnceForEachResource() {
        Caller owner = holding(OWNERS);
        owners.add(owner.credential());
        assertThatCode(() -> require(owner, EVENT, OWNERS)).doesNotThrowAnyException();
        require(owner, EVENT, OWNERS);
        assertNotOwner(owner, new Resource("event", "concert-2"), OWNERS);
        assertThat(asked).containsExactly("view_event_analytics concert-1", "view_event_analytics concert-2");
    }

    @Test
    void whoeverMayWithoutOwningIsNotAsked() {
        require(holding(OWNERS, EVERYBODYS), EVENT, OWNERS, EVERYBODYS);
        require(holding(OWNERS), new Resource("artist", "ada"), OWNERS);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsNotHeldSparesNobodyTheQuestionAndIsNotTheQuestion() {
        Caller owner = holding(OWNERS);
        owners.add(owner.credential());
        require(owner, EVENT, EVERYBODYS, OWNERS);
        assertNotOwner(holding(OWNERS), EVENT, EVERYBODYS, OWNERS);
        assertThat(asked).containsOnly("view_event_analytics concert-1");
    }

    @Test
    void oneCallersAnswerIsNotAnothers() {
        Caller owner = holding(OWNERS);
        owners.add(owner.credential());
        require(owner, EVENT, OWNERS);
        assertNotOwner(holding(OWNERS), EVENT, OWNERS);
        require(owner, EVENT, OWNERS);
    }

    @Test
    void whoHoldsNothingOfItIsDeniedBeforeAnybodyIsAsked() {
        assertThatThrownBy(() -> require(holding("comment"), EVENT, OWNERS))
                .isInstanceOfSatisfying(
                        PermissionDeniedException.class,
                        denied -> assertThat(denied.reason()).isEqualTo(Decision.NOT_GRANTED));
        assertThat(asked).isEmpty();
    }

    @Test
    void nobodyOwnsWhatCannotBe() {
        Caller owner = holding(OWNERS);
        owners.add(owner.credential());
        assertNotOwner(owner, new Resource("event", " "), OWNERS);
        assertThat(asked).isEmpty();
    }

    @Test
    void anAnswerIsForgottenWhenItsUserChanges() {
        Caller owner = holding(OWNERS);
        owners.add(owner.credential());
        require(owner, EVENT, OWNERS);
        owners.clear();
        changes.changed(UUID.randomUUID());
        require(owner, EVENT, OWNERS);
        changes.changed(owner.userId());
        assertNotOwner(owner, EVENT, OWNERS);
    }

    private Caller holding(String... keys) {
        var credential = new Credential.BearerToken(UUID.randomUUID(), "token");
        granted.put(credential, Set.of(keys));
        return new KnownCaller(credential);
    }

    private void require(Caller who, Resource resource, String... anyOf) {
        permissions.require(who, List.of(anyOf), resource).await().indefinitely();
    }

    private void assertNotOwner(Caller who, Resource resource, String... anyOf) {
        assertThatThrownBy(() -> require(who, resource, anyOf))
                .isInstanceOfSatisfying(
                        PermissionDeniedException.class,
                        denied -> assertThat(denied.reason()).isEqualTo(Decision.NOT_OWNER));
    }

    private final class Accounts implements PermissionSource {
        @Override
        public Uni<GrantedPermissions> permissions(Credential credential) {
            UUID user = ((Credential.BearerToken) credential).user();
            return Uni.createFrom()
                    .item(PermissionsTest.granted(
                            user,
                            Tier.FREE,
                            null,
                            Map.of(),
                            Map.of(),
                            granted.get(credential).toArray(String[]::new)));
        }

        @Override
        public Uni<Decision> decide(Credential credential, String permission, Resource resource) {
            asked.add(permission + " " + resource.id());
            Decision decision =
                    owners.contains(credential) && resource.equals(EVENT) ? Decision.GRANTED : Decision.NOT_OWNER;
            return Uni.createFrom()
                    .item(granted.get(credential).contains(permission) ? decision : Decision.NOT_GRANTED);
        }
    }
}
