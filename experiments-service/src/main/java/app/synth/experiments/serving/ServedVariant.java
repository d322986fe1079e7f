package app.synth.experiments.serving;

import app.synth.experiments.assignment.Variant;

/**
 * A variant, with what answers say of it written down once for all of them.
 *
 * @param nameJson the name as JSON
 * @param valueJson the value as JSON
 */
public record ServedVariant(Variant variant, String nameJson, String valueJson) {}
