package app.synth.tracking.history;

import app.synth.accounts.client.problem.Problems;
import app.synth.tracking.ingest.ClockSkew;
import app.synth.tracking.ingest.Delivery;
import app.synth.tracking.ingest.Face;
import app.synth.tracking.ingest.IngestAnswer;
import app.synth.tracking.ingest.Ingestion;
import app.synth.tracking.ingest.Signals;
import app.synth.tracking.retention.PgPartitions;
import app.synth.tracking.source.Authority;
import app.synth.tracking.source.Sender;
import app.synth.tracking.source.Source;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response.Status;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Takes history in, a chunk at a time: while one is being stored no more of the body is read, so that whoever sends it is
 * slowed down to what Postgres takes, beside what is happening now.
 */
@ApplicationScoped
class HistoryImport {
    private static final Logger LOG = Logger.getLogger(HistoryImport.class);

    private final HistoryLines reader;
    private final HistoryConfig config;
    private final PgPartitions partitions;
    private final Ingestion ingestion;

    HistoryImport(HistoryLines reader, HistoryConfig config, PgPartitions partitions, Ingestion ingestion) {
        this.reader = reader;
        this.config = config;
        this.partitions = partitions;
        this.ingestion = ingestion;
    }

    /**
     * Imports a body, on a thread that may wait.
     *
     * @param source whose history it is; its lines may say whom they are about, as its server keys may
     * @param fromLine the first line that counts
     * @return what became of the lines; fails with 503 {@code storage_unavailable} and with 400 {@code body_cut_off}, both
     *     with the report up to then
     */
    Uni<ImportReport> run(Source source, InputStream body, long fromLine) {
        return Uni.createFrom()
                .item(() -> new Run(source, fromLine).all(body))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private final class Run {
        private final Sender sender;
        private final ImportProgress progress;
        private final Set<YearMonth> ready = new HashSet<>();

        Run(Source source, long fromLine) {
            this.sender = new Sender(source, Authority.SERVER_KEY, null);
            this.progress = new ImportProgress(fromLine, config.reportedAtMost());
        }

        ImportReport all(InputStream body) {
            try {
                LineReader lines = new LineReader(body, reader.longest());
                lines.skipTo(progress.nextLine());
                Chunk chunk = new Chunk();
                for (Line line = lines.next(); line != null; line = lines.next()) {
                    if (line instanceof Line.Text text && text.text().isEmpty()) {
                        chunk.pass(line);
                    } else {
                        chunk.add(line, reader.read(line, sender, Instant.now()));
                    }
                    if (chunk.isFull(config)) {
                        store(chunk);
                        chunk = new Chunk();
                    }
                }
                store(chunk);
                return progress.report();
            } catch (IOException cutOff) {
                throw problem(
                        Problems.of(Status.BAD_REQUEST, "body_cut_off", "The body ended early; go on at next_line"));
            }
        }

        private void store(Chunk chunk) {
            Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
            Delivery delivery =
                    new Delivery(sender, Face.HISTORY, Signals.NONE, now, now, new ClockSkew(Duration.ZERO));
            progress.done(
                    chunk,
                    await(monthsOf(chunk, now).chain(() -> ingestion.ingest(delivery, chunk.items(), chunk.bytes()))));
        }

        private Uni<Void> monthsOf(Chunk chunk, Instant now) {
            List<YearMonth> missing =
                    chunk.months(now).filter(month -> !ready.contains(month)).toList();
            Uni<Void> made = Uni.createFrom().voidItem();
            for (YearMonth month : missing) {
                made = made.chain(() -> partitions.ensure(month));
            }
            return made.invoke(() -> ready.addAll(missing));
        }

        private IngestAnswer await(Uni<IngestAnswer> stored) {
            try {
                return stored.await().atMost(config.storeWithin());
            } catch (RuntimeException unavailable) {
                LOG.warnf("An import stops before line %d: %s", progress.nextLine(), unavailable);
                throw problem(Problems.of(
                                Status.SERVICE_UNAVAILABLE,
                                "storage_unavailable",
                                "What comes before next_line is stored, nothing else is; go on there")
                        .withHeader(HttpHeaders.RETRY_AFTER, "1"));
            }
        }

        private HttpProblem problem(HttpProblem.Builder builder) {
            return builder.with("next_line", progress.nextLine())
                    .with("report", progress.report())
                    .build();
        }
    }
}
