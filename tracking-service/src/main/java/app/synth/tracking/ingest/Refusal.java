package app.synth.tracking.ingest;

/**
 * Why a step halts an interaction.
 *
 * @param detail for people; names the field where one is at fault
 */
record Refusal(Rejection reason, String detail) {}
