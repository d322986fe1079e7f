package app.synth.accounts.verification;

/** A code did not get on its way; what keeps it may pass. */
final class NotSentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotSentException(Throwable cause) {
        super("A code could not be sent", cause);
    }
}
