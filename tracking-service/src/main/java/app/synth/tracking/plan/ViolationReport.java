package app.synth.tracking.plan;

import java.time.Instant;
import java.util.List;

/**
 * What violated the tracking plan, the most frequent first.
 *
 * @param from the beginning of an hour
 * @param to the end of an hour, not included
 * @param items at most 1,000
 */
public record ViolationReport(Instant from, Instant to, List<ViolationCount> items) {}
