package app.synth.accounts.subscription;

/** A provider has sent, and signed, what is no event of theirs. */
final class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedEventException(String what) {
        super(what);
    }
}
