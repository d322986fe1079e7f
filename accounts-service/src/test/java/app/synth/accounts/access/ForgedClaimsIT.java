package app.synth.accounts.access;

import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.testsupport.PackagedAccounts;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What a token says about type, role, tier or permission is not believed, well signed as it is: for an ordinary user the
 * whole matrix stays an ordinary user's.
 */
@QuarkusIntegrationTest
class ForgedClaimsIT extends PackagedAccounts {
    private static final List<String> EVERYTHING = List.of("admin", "manage_users", "manage_permissions");
    private static final Map<String, Object> CLAIMS = Map.ofEntries(
            Map.entry("role", "admin"),
            Map.entry("roles", EVERYTHING),
            Map.entry("groups", EVERYTHING),
            Map.entry("account_type", "admin"),
            Map.entry("permissions", EVERYTHING),
            Map.entry("scope", "admin manage_users manage_permissions"),
            Map.entry("scp", EVERYTHING),
            Map.entry("is_admin", true),
            Map.entry("verified", true),
            Map.entry("verification_level", "business"),
            Map.entry("subscription_tier", "enterprise"),
            Map.entry("tier", "enterprise"),
            Map.entry("app_metadata", Map.of("role", "admin", "account_type", "admin", "claims_admin", true)),
            Map.entry("user_metadata", Map.of("role", "admin", "account_type", "admin")),
            Map.entry("realm_access", Map.of("roles", EVERYTHING)),
            Map.entry("resource_access", Map.of("synth", Map.of("roles", EVERYTHING))));

    private final AccessMatrix matrix = AccessMatrix.written();

    @AfterEach
    void asSeeded() {
        new Things(suite).restoreCell();
    }

    @TestFactory
    Stream<DynamicTest> changeNothing() {
        List<AccessCaller> withOneEach = new ArrayList<>();
        CLAIMS.forEach((claim, value) -> withOneEach.add(claiming(Map.of(claim, value))));
        UUID admin = admin();
        withOneEach.add(claiming(Map.of("role", "service_role")));
        for (String name : List.of("user_id", "uid", "upn", "preferred_username", "act", "azp")) {
            withOneEach.add(claiming(Map.of(name, admin.toString())));
        }
        AccessCaller withAll = claiming(CLAIMS);
        Wire wire = new Wire();
        Attempts attempts = new Attempts(suite, wire);
        return matrix.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.operation() + " " + rule.entrance(), () -> {
                    assertThat(attempts.complaints(rule, List.of(withAll))).isEmpty();
                    if (rule.keepsPeopleOut()) {
                        assertThat(attempts.complaints(rule, withOneEach)).isEmpty();
                    }
                }))
                .onClose(() -> {
                    System.out.printf("forged claims: %d calls%n", attempts.made());
                    wire.close();
                });
    }

    private AccessCaller claiming(Map<String, Object> claims) {
        UUID user = new Things(suite).account("user", false);
        return new AccessCaller(
                "a user who claims " + claims.keySet(),
                user,
                matrix.permissionsOf("user"),
                false,
                suite.tokens().claiming(user, claims),
                null);
    }
}
