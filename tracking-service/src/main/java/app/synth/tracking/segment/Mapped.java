package app.synth.tracking.segment;

import app.synth.tracking.ingest.Item;

/**
 * A message in our words.
 *
 * @param known whether anything says what it means; else it is kept as {@code custom}
 */
record Mapped(Item item, boolean known) {}
