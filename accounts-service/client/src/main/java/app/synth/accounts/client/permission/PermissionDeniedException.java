package app.synth.accounts.client.permission;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller is known and lacks what the call needs. Leaves the service as 403 {@code permission_denied}. */
public final class PermissionDeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> anyOf;
    private final Decision reason;
    private final String accountType;
    private final @Nullable Tier neededTier;

    private PermissionDeniedException(
            List<String> anyOf, Decision reason, String accountType, @Nullable Tier neededTier) {
        super("Permission denied: " + anyOf + ", " + reason.code());
        this.anyOf = List.copyOf(anyOf);
        this.reason = reason;
        this.accountType = accountType;
        this.neededTier = neededTier;
    }

    /** The reason given is that of the key that came closest. */
    static PermissionDeniedException of(GrantedPermissions holds, List<String> anyOf) {
        String closest = anyOf.stream()
                .max(Comparator.comparing(holds::decision))
                .orElseThrow(() -> new IllegalArgumentException("no permission was asked for"));
        return new PermissionDeniedException(
                anyOf,
                holds.decision(closest),
                holds.accountType(),
                holds.neededTier().get(closest));
    }

    static PermissionDeniedException because(Decision reason, GrantedPermissions holds, List<String> anyOf) {
        return new PermissionDeniedException(anyOf, reason, holds.accountType(), null);
    }

    /** The denial in words, for the person denied. */
    public String explanation() {
        String keys = String.join(" or ", anyOf);
        return switch (reason) {
            case GRANTED -> throw new IllegalStateException("nothing was denied");
            case NOT_GRANTED ->
                "This needs the permission %s, which the account type %s is not granted".formatted(keys, accountType);
            case TIER -> "This needs the permission %s, which comes with the tier %s".formatted(keys, tier());
            case EXPIRED ->
                "This needs the permission %s, which comes with the tier %s; the subscription has ended"
                        .formatted(keys, tier());
            case UNVERIFIED -> "This needs the permission %s, which is for verified accounts".formatted(keys);
            case NOT_OWNER -> "This needs the permission %s, which is for owners of what it is about".formatted(keys);
        };
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
