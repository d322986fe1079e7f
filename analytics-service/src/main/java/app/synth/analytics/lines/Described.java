package app.synth.analytics.lines;

/** What the API's description says of lines. */
public final class Described {
    /** Beside what an operation does. */
    public static final String FORMS =
            " Accept says in which form: a document (application/json), or lines of text/csv or application/x-ndjson.";

    /** Beside who may ask, where tiers bind. */
    public static final String TIER = " Lines take professional.";

    /** Of a body. */
    public static final String CSV =
            "Lines as RFC 4180 has them, after a header. A text that a spreadsheet would take for a"
                    + " formula begins with an apostrophe";

    private Described() {}
}
