package app.synth.accounts.client.permission;

import java.util.List;

/** The caller is known and lacks what the call needs. Leaves the service as 403 {@code permission_denied}. */
public final class PermissionDeniedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> anyOf;
    private final String accountType;

    PermissionDeniedException(List<String> anyOf, String accountType) {
        super("Permission denied: " + anyOf);
        this.anyOf = List.copyOf(anyOf);
        this.accountType = accountType;
    }

    /** The denial in words, for the person denied. */
    public String explanation() {
        return "This needs the permission %s, which the account type %s is not granted"
                .formatted(String.join(" or ", anyOf), accountType);
    }

    /** The permissions of which one would have been enough. */
    public List<String> anyOf() {
        return anyOf;
    }

    /** The caller's account type. */
    public String accountType() {
        return accountType;
    }
}
