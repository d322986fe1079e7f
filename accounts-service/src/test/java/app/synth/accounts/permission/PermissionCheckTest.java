package app.synth.accounts.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.synth.accounts.client.change.AccountChanges;
import app.synth.accounts.client.identity.ApiKey;
import app.synth.accounts.client.identity.Caller;
import app.synth.accounts.client.identity.Credential;
import app.synth.accounts.client.permission.Decision;
import app.synth.accounts.client.permission.GrantedPermissions;
import app.synth.accounts.client.permission.PermissionDeniedException;
import app.synth.accounts.client.permission.PermissionSource;
import app.synth.accounts.client.permission.Permissions;
import app.synth.accounts.client.permission.Resource;
import app.synth.accounts.client.permission.Tier;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PermissionCheckTest {
    private static final String COMMENT = "{\"permission\": \"comment\"}";

    private final UUID admin = UUID.randomUUID();
    private final UUID user = UUID.randomUUID();
    private final WrittenFacts facts = new WrittenFacts()
            .permission("comment", null)
            .permission("manage_users", null)
            .grant("admin", "comment", "manage_users")
            .grant("user", "comment")
            .person(admin, "admin", Tier.ENTERPRISE, null)
            .person(user, "user", Tier.FREE, null);
    private final Decisions decisions = facts.decisions();
    private final PermissionCheck check = new PermissionCheck(
            new Permissions(new Accounts(), WrittenFacts.CONFIG, new AccountChanges(WrittenFacts.CONFIG)), decisions);

    @Test
    void whoAsksAboutThemselvesTooNeedsToBeAllowedToAskAboutOthers() {
        assertThat(reasons(person(user), COMMENT, about("comment", user)))
                .containsExactly(Decision.GRANTED, Decision.GRANTED);
        assertThatThrownBy(() -> reasons(person(user), COMMENT, about("comment", admin)))
                .isInstanceOfSatisfying(
                        PermissionDeniedException.class,
                        denied -> assertThat(denied.anyOf()).containsExactly("manage_users", "manage_permissions"));
        assertThat(reasons(person(admin), COMMENT, about("manage_users", user)))
                .containsExactly(Decision.GRANTED, Decision.NOT_GRANTED);
    }

    @Test
    void aKeysScopesAreAboutItsOwnerAlone() {
        assertThat(reasons(
                        machine("manage_users"),
                        COMMENT,
                        "{\"permission\": \"manage_users\"}",
                        about("comment", user),
                        about("comment", admin)))
                .containsExactly(Decision.NOT_GRANTED, Decision.GRANTED, Decision.GRANTED, Decision.NOT_GRANTED);
        assertThatThrownBy(() -> reasons(machine("comment"), about("comment", user)))
                .isInstanceOf(PermissionDeniedException.class);
    }

    private List<Decision> reasons(Caller caller, String... checks) {
        String body = "{\"checks\": [" + String.join(", ", checks) + "]}";
        return check.of(caller, body.getBytes(StandardCharsets.UTF_8)).await().indefinitely().results().stream()
                .map(CheckResult::reason)
                .toList();
    }

    private static String about(String permission, UUID user) {
        return "{\"permission\": \"%s\", \"user_id\": \"%s\"}".formatted(permission, user);
    }

    private static Caller person(UUID user) {
        return new Known(user, new Credential.BearerToken(user, "token"));
    }

    /** A key of the admin's, whose value is made of its scope. */
    private Caller machine(String scope) {
        return new Known(admin, ApiKey.of(key(scope)).orElseThrow());
    }

    private static String key(String scope) {
        return ApiKey.PREFIX + scope + "x".repeat(43 - scope.length());
    }

    private static final class Known extends Caller {
        private final UUID user;
        private final Credential credential;

        Known(UUID user, Credential credential) {
            this.user = user;
            this.credential = credential;
        }

        @Override
        public UUID userId() {
            return user;
        }

        @Override
        public Credential credential() {
            return credential;
        }
    }

    private final class Accounts implements PermissionSource {
        @Override
        public Uni<GrantedPermissions> permissions(Credential credential) {
            return switch (credential) {
                case Credential.BearerToken(UUID who, String token) -> decisions.of(who);
                case ApiKey key ->
                    Uni.createFrom().item(scoped(key.value().equals(key("comment")) ? "comment" : "manage_users"));
            };
        }

        @Override
        public Uni<Decision> decide(Credential credential, String permission, Resource resource) {
            throw new UnsupportedOperationException("nothing here takes an owner");
        }

        private GrantedPermissions scoped(String scope) {
            return new GrantedPermissions(
                    admin,
                    "admin",
                    false,
                    "none",
                    Tier.ENTERPRISE,
                    null,
                    Set.of(scope),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Map.of(),
                    Set.of(scope),
                    null);
        }
    }
}
