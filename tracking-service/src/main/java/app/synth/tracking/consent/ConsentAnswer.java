package app.synth.tracking.consent;

/**
 * A person's wish as it is stored.
 *
 * @param tracking whether interactions may be stored; true for whoever has said nothing
 */
public record ConsentAnswer(boolean tracking) {}
