package app.synth.tracking.ingest;

/** The request could not be stored; it may be sent again as it is. Leaves the service as 503. */
public final class StorageUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StorageUnavailableException(Throwable cause) {
        super("Interactions cannot be stored at the moment", cause);
    }

    StorageUnavailableException(String why) {
        super(why);
    }
}
