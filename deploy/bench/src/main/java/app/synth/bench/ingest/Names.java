package app.synth.bench.ingest;

/** How the measurements are called; what was measured in several ways has a longer name that begins so. */
final class Names {
    static final String COPY = "A: COPY";
    static final String VERIFY = "B: token check only";
    static final String PLAN_SINGLES = "P: one call for each";
    static final String PLAN_BATCHES = "P: one call for 50";
    static final String BATCHES = "ours: batches of 50";
    static final String SINGLES = "ours: singles";
    static final String HALF = "ours: half of the singles";
    static final String SOAK = "ours: soak with batches";

    private Names() {}
}
