/**
 * How tracking fares, over all replicas. {@code MinuteFigures} is told what the database cannot know (refusals, latencies,
 * the size of writes, the queue); {@code Refusals} looks at every answer of an ingestion path for it. {@code ReplicaMinutes}
 * writes each minute to {@code PgReplicaMinutes}. {@code Reports} puts these beside the accounting, and
 * {@code ReportResource} shows the sum with the thresholds evaluated.
 */
@NullMarked
package app.synth.tracking.report;

import org.jspecify.annotations.NullMarked;
