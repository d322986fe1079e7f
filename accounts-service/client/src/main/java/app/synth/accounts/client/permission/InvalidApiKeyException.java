package app.synth.accounts.client.permission;

/** Nobody's key, a revoked one, or one whose time or owner's tier has ended. Leaves the service as 401 {@code invalid_api_key}. */
public final class InvalidApiKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidApiKeyException() {
        super("The API key is not valid");
    }
}
