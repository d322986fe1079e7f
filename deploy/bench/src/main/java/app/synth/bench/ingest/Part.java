package app.synth.bench.ingest;

/** What can be measured. */
enum Part {
    /** Limit A. */
    COPY,
    /** Limit B. */
    VERIFY,
    /** Baseline P. */
    PLAN,
    /** Batches of 50 over HTTP. */
    BATCHES,
    /** Single interactions over HTTP, then their latency at half of that load. */
    SINGLES
}
