package app.synth.accounts.client.permission;

/** accounts-service could not be asked, so the call is neither allowed nor denied. Leaves the service as 503. */
public final class PermissionsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PermissionsUnavailableException(Throwable cause) {
        super("Permissions cannot be checked at the moment", cause);
    }
}
