package app.synth.tracking.ingest;

/**
 * Why a step halts an interaction, which is then quarantined.
 *
 * @param detail for people; names the field where one is at fault
 */
public record Refusal(Rejection reason, String detail) implements Stop {}
