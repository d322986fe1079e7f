package app.synth.accounts.client.permission;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Set;
import java.util.UUID;

/**
 * What accounts-service says one user may do; the answer of {@code GET /api/v1/me/permissions}.
 *
 * @param userId the user
 * @param accountType the type that the permissions come from
 * @param permissions the keys granted
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record GrantedPermissions(
        @JsonProperty("user_id") UUID userId,
        @JsonProperty("account_type") String accountType,
        @JsonProperty("permissions") Set<String> permissions) {

    public GrantedPermissions {
        permissions = Set.copyOf(permissions);
    }
}
