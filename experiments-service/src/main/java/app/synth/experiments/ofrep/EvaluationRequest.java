package app.synth.experiments.ofrep;

import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Of whom flags are asked; {@link ContextReader} reads it.
 *
 * @param context targetingKey is the subject, user_id and anonymous_id say which is which, all else is for conditions
 */
record EvaluationRequest(@Schema(nullable = true) @Nullable Map<String, Object> context) {}
