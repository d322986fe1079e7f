package app.synth.tracking.source;

/** A source to be. */
record NewSource(String key, SourceSettings settings) {}
