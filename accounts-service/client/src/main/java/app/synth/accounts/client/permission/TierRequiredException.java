package app.synth.accounts.client.permission;

/** The feature comes with a tier that the caller does not have. Leaves the service as 403 {@code tier_required}. */
public final class TierRequiredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Tier needed;
    private final Decision reason;

    TierRequiredException(Tier needed, Decision reason) {
        super("Tier required: " + needed.code());
        this.needed = needed;
        this.reason = reason;
    }

    /** The least tier that would be enough. */
    public Tier needed() {
        return needed;
    }

    /** {@link Decision#EXPIRED} where the subscription would be enough and has ended, else {@link Decision#TIER}. */
    public Decision reason() {
        return reason;
    }
}
