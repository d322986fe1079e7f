package app.synth.experiments.condition;

/** What was to be a condition is none. */
public final class UnreadableConditionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;

    UnreadableConditionException(String path, String message) {
        super(message);
        this.path = path;
    }

    /** Where in the condition, like {@code .$or[1].country.$in}; empty: all of it. */
    public String path() {
        return path;
    }
}
