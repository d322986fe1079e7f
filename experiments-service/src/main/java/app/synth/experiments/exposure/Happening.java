package app.synth.experiments.exposure;

import app.synth.experiments.decision.Subject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a subject, and is in no interaction.
 *
 * @param subject null where none was named that the caller can speak for
 * @param value JSON
 * @param messageId the caller's name for it
 */
record Happening(@Nullable Subject subject, String type, String value, String messageId, Instant at) {}
