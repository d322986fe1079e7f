package app.synth.analytics.behaviour;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * How many sessions went from one action to another.
 *
 * @param step 1 is next to the action asked about; for the previous steps 1 is the one just before it
 * @param from an action; $others are those not among the first few of their step
 * @param to the action one step further away, $others, or $end where the session ends (or, for the previous steps, begins)
 */
@RegisterForReflection
public record PathEdge(int step, String from, String to, long sessions) {}
