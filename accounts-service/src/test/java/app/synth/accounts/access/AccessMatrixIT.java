package app.synth.accounts.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import app.synth.accounts.testsupport.PackagedAccounts;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every operation, for everybody, about their own and about another's: as it is written, and no other way. */
@QuarkusIntegrationTest
class AccessMatrixIT extends PackagedAccounts {
    private final AccessMatrix matrix = AccessMatrix.written();

    @AfterEach
    void asSeeded() {
        new Things(suite).restoreCell();
    }

    @Test
    void everyOperationStandsInTheMatrix() {
        Map<String, Map<String, Object>> paths =
                given().get("/openapi/accounts?format=json").jsonPath().getMap("paths");
        Set<String> methods = Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");
        Set<String> documented = new TreeSet<>();
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(methods::contains)
                .forEach(method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        assertThat(documented).hasSizeGreaterThan(40);
        assertThat(matrix.rules().stream().map(AccessRule::operation).collect(Collectors.toSet()))
                .isEqualTo(documented);
    }

    @TestFactory
    Stream<DynamicTest> isAsItIsWritten() {
        List<AccessCaller> everybody = everybody();
        Wire wire = new Wire();
        Attempts attempts = new Attempts(suite, wire);
        return matrix.rules().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.operation() + " " + rule.entrance(),
                        () -> assertThat(attempts.complaints(rule, everybody)).isEmpty()))
                .onClose(() -> {
                    System.out.printf("access matrix: %d calls%n", attempts.made());
                    wire.close();
                });
    }

    /** What the document hides behind the same address. */
    @Test
    void theAuditLogAsLinesIsForTheSame() {
        for (AccessCaller caller : everybody()) {
            int status = caller.token() == null
                    ? given().accept("application/x-ndjson")
                            .get("/api/v1/audit")
                            .statusCode()
                    : as(caller.user())
                            .accept("application/x-ndjson")
                            .get("/api/v1/audit")
                            .statusCode();
            assertThat(status)
                    .as(caller.name())
                    .isEqualTo(
                            caller.token() == null ? 401 : caller.permissions().contains("manage_users") ? 200 : 403);
        }
    }

    private List<AccessCaller> everybody() {
        Things things = new Things(suite);
        List<AccessCaller> everybody = new ArrayList<>();
        everybody.add(new AccessCaller("nobody", things.account("user", false), Set.of(), false, null, null));
        for (String type : AccessMatrix.ACCOUNT_TYPES) {
            for (boolean enterprise : List.of(false, true)) {
                UUID user = things.account(type, enterprise);
                everybody.add(new AccessCaller(
                        type + (enterprise ? " with the tier enterprise" : ""),
                        user,
                        matrix.permissionsOf(type),
                        enterprise,
                        suite.tokens().user(user),
                        null));
            }
        }
        everybody.add(machine("a key of an admin without the scope", Set.of("comment")));
        everybody.add(machine("a key of an admin with the scopes", Set.of("manage_users", "manage_permissions")));
        return everybody;
    }

    private AccessCaller machine(String name, Set<String> scopes) {
        UUID owner = new Things(suite).account("admin", true);
        String key = json(owner, Map.of("name", "matrix", "scopes", scopes))
                .post("/api/v1/me/api-keys")
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        Set<String> permissions = new HashSet<>(matrix.permissionsOf("admin"));
        permissions.retainAll(scopes);
        return new AccessCaller(name, owner, permissions, true, null, key);
    }
}
