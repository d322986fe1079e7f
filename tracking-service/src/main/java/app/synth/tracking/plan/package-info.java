/**
 * What the metadata of an interaction should hold: rules in JSON Schema that an administrator edits, and the counts of what
 * violates them. {@code TrackingPlans} has the rules as they are now, {@code ViolationCounts} takes the counts.
 */
@NullMarked
package app.synth.tracking.plan;

import org.jspecify.annotations.NullMarked;
