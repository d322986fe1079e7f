package app.synth.bench.report;

/** Something that has to be true of a run, or its figures are worth nothing. */
public record Check(String name, boolean passed, String detail) {}
