package app.synth.experiments.condition;

/** What was to be a condition is none. */
public final class UnreadableConditionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String why;

    UnreadableConditionException(String path, String why) {
        super(why);
        this.path = path;
        this.why = why;
    }

    /** Where in the condition, like {@code .$or[1].country.$in}; empty: all of it. */
    public String path() {
        return path;
    }

    /** What is wrong there, for people. */
    public String why() {
        return why;
    }
}
