package app.synth.experiments.condition;

import org.jspecify.annotations.Nullable;

/** What a condition, or a part of one, says of a JSON value. */
@FunctionalInterface
interface Check {
    boolean passes(@Nullable Object value);
}
