package app.synth.accounts.client.permission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class GrantedPermissionsTest {
    private static final Instant SOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final Instant LATER = SOON.plusSeconds(1);

    @Test
    void whatIsGrantedEndsWithTheTierOrTheKeyWhicheverIsFirst() {
        assertThat(ending(null, null).end()).isEmpty();
        assertThat(ending(SOON, null).end()).contains(SOON);
        assertThat(ending(null, SOON).end()).contains(SOON);
        assertThat(ending(SOON, LATER).end()).contains(SOON);
        assertThat(ending(LATER, SOON).end()).contains(SOON);
    }

    @Test
    void aKeyIsToldOfItsScopesWhereNoneOfThemWouldDo() {
        GrantedPermissions holds = ending(null, null);
        assertThat(explanation(holds, "manage_users", "manage_permissions"))
                .contains("not among the scopes of this API key");
        assertThat(explanation(holds, "manage_users", "view_events")).contains("the account type media is not granted");
    }

    private static String explanation(GrantedPermissions holds, String... anyOf) {
        return PermissionDeniedException.of(holds, List.of(anyOf)).explanation();
    }

    /** Of a key with a scope that its owner does not hold. */
    private static GrantedPermissions ending(Instant subscription, Instant key) {
        return new GrantedPermissions(
                UUID.randomUUID(),
                "media",
                false,
                "none",
                Tier.ENTERPRISE,
                subscription,
                Set.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                Set.of("view_events"),
                key);
    }
}
