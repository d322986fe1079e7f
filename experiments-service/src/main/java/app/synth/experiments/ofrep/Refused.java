package app.synth.experiments.ofrep;

/**
 * A request that is not evaluated, in the protocol's own words.
 *
 * @param code PARSE_ERROR, TARGETING_KEY_MISSING, INVALID_CONTEXT or GENERAL
 * @param details for people
 */
record Refused(String code, String details) {}
