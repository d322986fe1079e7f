package app.synth.accounts.client.permission;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The caller is known and lacks what the call needs. Leaves the service as 403 {@code permission_denied}. */
public final class PermissionDeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String GIVEN_BY_ADMINS = "admin";

    private final transient List<String> anyOf;
    private final Decision reason;
    private final String accountType;
    private final @Nullable Tier neededTier;

    private final String wayOut;

    private PermissionDeniedException(
            List<String> anyOf, Decision reason, GrantedPermissions holds, @Nullable Tier neededTier) {
        super("Permission denied: " + anyOf + ", " + reason.code());
        this.anyOf = List.copyOf(anyOf);
        this.reason = reason;
        this.accountType = holds.accountType();
        this.neededTier = neededTier;
        this.wayOut = reason == Decision.NOT_GRANTED ? notGranted(holds, anyOf) : "";
    }

    /** The reason given is that of the key that came closest. */
    static PermissionDeniedException of(GrantedPermissions holds, List<String> anyOf) {
        String closest = anyOf.stream()
                .max(Comparator.comparing(holds::decision))
                .orElseThrow(() -> new IllegalArgumentException("no permission was asked for"));
        return new PermissionDeniedException(
                anyOf, holds.decision(closest), holds, holds.neededTier().get(closest));
    }

    static PermissionDeniedException because(Decision reason, GrantedPermissions holds, List<String> anyOf) {
        return new PermissionDeniedException(anyOf, reason, holds, null);
    }

    /** The denial in words, for the person denied: what is missing, and how one gets it. */
    public String explanation() {
        String needed = "This needs the permission " + String.join(" or ", anyOf) + ", which ";
        return needed
                + switch (reason) {
                    case GRANTED -> throw new IllegalStateException("nothing was denied");
                    case NOT_GRANTED -> wayOut;
                    case TIER ->
                        "comes with the tier %s: GET /api/v1/me/subscription says yours; subscribe to it, or an admin sets it"
                                .formatted(tier());
                    case EXPIRED ->
                        "comes with the tier %s; the subscription has ended, and renewed it counts again"
                                .formatted(tier());
                    case UNVERIFIED ->
                        "is for verified accounts: an admin sets the verification level to identity or business when that is"
                                + " proved";
                    case NOT_OWNER ->
                        "is for owners of what it is about: claim it with POST /api/v1/me/claims, and an admin decides";
                };
    }

    private static String notGranted(GrantedPermissions holds, List<String> anyOf) {
        if (anyOf.stream().allMatch(holds::isOutOfScope)) {
            return "is not among the scopes of this API key: make one that has it with POST /api/v1/me/api-keys";
        }
        String denied = "the account type %s is not granted".formatted(holds.accountType());
        Set<String> others = anyOf.stream()
                .flatMap(key -> holds.grantedTo().getOrDefault(key, Set.of()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (others.isEmpty()) {
            return denied + ": GET /api/v1/permissions says who is";
        }
        return others.equals(Set.of(GIVEN_BY_ADMINS))
                ? denied + ". Only the account type admin is, and an admin gives it"
                : denied
                        + ". Granted it are the account types %s: ask for one with POST /api/v1/me/account-type-requests"
                                .formatted(String.join(", ", others));
    }

    /** The permissions of which one would have been enough. */
    public List<String> anyOf() {
        return anyOf;
    }

    /** What is missing; never {@link Decision#GRANTED}. */
    public Decision reason() {
        return reason;
    }

    /** The caller's account type. */
    public String accountType() {
        return accountType;
    }

    /** The tier that would be enough, where a tier is what is missing. */
    public Optional<Tier> neededTier() {
        return Optional.ofNullable(neededTier);
    }

    private String tier() {
        return neededTier == null ? "above" : neededTier.code();
    }
}
