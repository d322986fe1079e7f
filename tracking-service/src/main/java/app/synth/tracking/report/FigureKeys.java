package app.synth.tracking.report;

/** How figures are called where they are stored. Those that end in a slash are followed by what they are of. */
final class FigureKeys {
    /** By bound in microseconds. */
    static final String ACKNOWLEDGEMENT = "acknowledgement_us/";
    /** By bound in microseconds. */
    static final String WRITE = "write_us/";

    static final String COMMITS = "commits";
    static final String FAILED_COMMITS = "commits_failed";
    static final String COMMITTED_INTERACTIONS = "commits_interactions";
    static final String COMMITTED_REQUESTS = "commits_requests";
    static final String WAITING = "queue";
    static final String MOST_WAITING = "queue_most";
    /** By source. */
    static final String STORED = "stored/";
    /** By source. */
    static final String WITHOUT_METADATA = "without_metadata/";
    /** By source. */
    static final String UNRESOLVABLE = "unresolvable/";
    /** By source. */
    static final String VIOLATIONS = "violations/";
    /** By source, as its clients say. */
    static final String MADE = "client_made/";
    /** By source and reason, as its clients say. */
    static final String LOST = "client_lost/";
    /** By status and code. */
    static final String REFUSED_REQUESTS = "refused_requests/";
    /** By status and code. */
    static final String REFUSED_INTERACTIONS = "refused_interactions/";

    private FigureKeys() {}
}
