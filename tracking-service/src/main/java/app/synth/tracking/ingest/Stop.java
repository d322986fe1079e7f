package app.synth.tracking.ingest;

/** Why a step lets an interaction go no further. */
sealed interface Stop permits Refusal, Filtering {}
