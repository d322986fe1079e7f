package app.synth.accounts.client.permission;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.benmanes.caffeine.cache.Interner;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What accounts-service says one caller may do; the answer of {@code GET /api/v1/me/permissions}. It holds until the tier
 * ends, and not at all after {@code keyExpiresAt}.
 *
 * @param userId the user
 * @param accountType the type that the permissions come from
 * @param verified whether the account is verified (identity or business)
 * @param verificationLevel none, email, phone, identity or business
 * @param subscriptionTier what was subscribed to; {@link #tier} is what counts now
 * @param subscriptionExpiresAt when it ends, or ended; null where it does not
 * @param permissions the keys granted, whoever owns what
 * @param denied the keys that the type is granted and something else withholds, with what that is
 * @param neededTier for those withheld by the tier, the one they need
 * @param ownerBound for keys that are only for owners of a kind of resource, that kind
 * @param grantedTo for keys that the type is not granted, the account types that are; empty where it is not said
 * @param scopes where the caller is a machine: what its key is limited to, and so the other fields are
 * @param keyExpiresAt where the caller is a machine whose key ends
 */
@RegisterForReflection
@JsonIgnoreProperties(value = "tier", allowGetters = true, ignoreUnknown = true)
public record GrantedPermissions(
        @JsonProperty("user_id") UUID userId,
        @JsonProperty("account_type") String accountType,
        @JsonProperty("verified") boolean verified,
        @JsonProperty("verification_level") String verificationLevel,
        @JsonProperty("subscription_tier") Tier subscriptionTier,
        @JsonProperty("subscription_expires_at") @Nullable Instant subscriptionExpiresAt,
        @JsonProperty("permissions") Set<String> permissions,
        @JsonProperty("denied") Map<String, Decision> denied,
        @JsonProperty("needed_tier") Map<String, Tier> neededTier,
        @JsonProperty("owner_bound") Map<String, String> ownerBound,
        @JsonProperty("granted_to") Map<String, Set<String>> grantedTo,

        @JsonProperty("scopes") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Set<String> scopes,

        @JsonProperty("key_expires_at") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Instant keyExpiresAt) {

    /** It is the same for everybody of a type, and answers are kept of many people. */
    private static final Interner<Map<String, Set<String>>> SHARED = Interner.newWeakInterner();

    public GrantedPermissions {
        permissions = Set.copyOf(permissions);
        denied = Map.copyOf(denied);
        neededTier = Map.copyOf(neededTier);
        ownerBound = Map.copyOf(ownerBound);
        grantedTo = SHARED.intern(Map.copyOf(Objects.requireNonNullElse(grantedTo, Map.of())));
        scopes = scopes == null ? null : Set.copyOf(scopes);
    }

    /** The tier at this moment. */
    @JsonProperty("tier")
    public Tier tier() {
        return subscriptionTier.at(Instant.now(), subscriptionExpiresAt);
    }

    /** Whether the key is granted without regard to ownership, and if not, why. */
    public Decision decision(String permission) {
        return permissions.contains(permission)
                ? Decision.GRANTED
                : denied.getOrDefault(permission, Decision.NOT_GRANTED);
    }

    /** Whether, for a resource of this kind, only its owners have the permission. */
    public boolean isForOwnersOf(String resourceType, String permission) {
        return resourceType.equals(ownerBound.get(permission));
    }

    /** Whether a machine's key, whatever its owner may, is not good for the permission. */
    boolean isOutOfScope(String permission) {
        return scopes != null && !scopes.contains(permission);
    }

    /** When this ceases, or ceased, to be so by itself. */
    @JsonIgnore
    Optional<Instant> end() {
        return Stream.of(Optional.ofNullable(subscriptionExpiresAt), Optional.ofNullable(keyExpiresAt))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}
