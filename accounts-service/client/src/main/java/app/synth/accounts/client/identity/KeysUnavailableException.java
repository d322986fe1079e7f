package app.synth.accounts.client.identity;

/**
 * The identity provider's keys could not be fetched, so a token can be neither believed nor refused. The caller gets 503
 * and may try again; a 401 would make clients throw away what they meant to send.
 */
public final class KeysUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public KeysUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
