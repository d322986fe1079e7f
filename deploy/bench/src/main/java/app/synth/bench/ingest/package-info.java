/**
 * The benchmark of ingestion: {@link app.synth.bench.ingest.Ingest} is the command, {@link app.synth.bench.ingest.IngestRun} the order of what is measured.
 */
@NullMarked
package app.synth.bench.ingest;

import org.jspecify.annotations.NullMarked;
