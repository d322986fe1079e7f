package app.synth.experiments.results;

/** A p-value after it was seen together with all others. */
record Adjusted(double holm, double benjaminiHochberg) {}
