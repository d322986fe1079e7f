package app.synth.experiments.decision;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom an experiment assigns a variant to.
 *
 * @param text what is hashed: a user id, which in its canonical form where it is a UUID, or an anonymous id
 * @param userId the user, where the subject is one and somebody has proven it
 */
public record Subject(String text, @Nullable UUID userId) {}
