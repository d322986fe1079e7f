package app.synth.tracking.ingest;

/** The request could not be stored; it may be sent again as it is. Leaves the service as 503. */
public final class StorageUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** Postgres is away, or did not answer in time. */
    StorageUnavailableException(Throwable cause) {
        super("Interactions cannot be stored at the moment", cause);
        this.code = "storage_unavailable";
    }

    private StorageUnavailableException(String code, String why) {
        super(why);
        this.code = code;
    }

    /** More comes than can be written. */
    static StorageUnavailableException queueFull() {
        return new StorageUnavailableException("queue_full", "The queue of interactions to be stored is full");
    }

    /** The problem's code. */
    String code() {
        return code;
    }
}
