package app.synth.experiments.results;

/** What results may be broken down by: what was known of a subject before its exposure, so that no treatment sorts it. */
enum Dimension {
    NONE,
    /** Whether the subject did anything in the 14 days before: {@code returning}, else {@code new}. */
    RETURNING,
    /** The app of the last interaction in the 14 days before, as its source is called; {@code unknown} without one. */
    SOURCE
}
