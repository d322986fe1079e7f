package app.synth.tracking.ingest;

/**
 * Why an interaction is counted and not stored.
 *
 * @param detail for people; only the sender is told, and it is kept nowhere
 */
record Filtering(FilterReason reason, String detail) implements Stop {}
