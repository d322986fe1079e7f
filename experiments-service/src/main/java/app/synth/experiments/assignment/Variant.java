package app.synth.experiments.assignment;

import org.jspecify.annotations.Nullable;

/**
 * One of the ways that an experiment compares.
 *
 * @param name unique in its experiment
 * @param value what the app acts on: any JSON value
 */
public record Variant(String name, @Nullable Object value) {}
