package app.synth.bench.ingest;

import app.synth.bench.laboratory.Laboratory;
import app.synth.bench.load.LoadResult;
import app.synth.bench.report.Measurement;
import app.synth.bench.report.Report;
import app.synth.bench.server.BenchServer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** What is measured, in this order: first what ingestion is compared with, then ingestion. */
final class IngestParts {
    /** That send single interactions. */
    static final int CONNECTIONS = 64;

    private static final List<Integer> COPY_STREAMS = List.of(1, 2, 4);

    private final IngestOptions options;
    private final Lengths lengths;
    private final BenchServer server;
    private final HttpSide http;
    private final InteractionMix mix;
    private final Report report;
    private final Consumer<String> progress;
    private final Laboratory laboratory;

    IngestParts(
            IngestOptions options,
            BenchServer server,
            HttpSide http,
            InteractionMix mix,
            Report report,
            Consumer<String> progress) {
        this.options = options;
        this.lengths = options.lengths();
        this.server = server;
        this.http = http;
        this.mix = mix;
        this.report = report;
        this.progress = progress;
        this.laboratory = new Laboratory(server, report, progress);
    }

    void measure() throws IOException, SQLException {
        warmUp();
        for (Part part : Part.values()) {
            if (options.parts().contains(part)) {
                switch (part) {
                    case COPY -> copy();
                    case VERIFY -> verify();
                    case PLAN -> plan();
                    case BATCHES -> batches();
                    case SINGLES -> singles();
                }
            }
        }
    }

    /** The service's code is compiled, its pools and caches are full, and there are rows like those to be copied. */
    private void warmUp() throws IOException {
        progress.accept("warming up");
        http.batches(options.batchConnections().getFirst(), lengths.warmUp());
        http.singles(CONNECTIONS, lengths.warmUp());
    }

    private void copy() throws IOException, SQLException {
        CopyLimit limit = new CopyLimit(server::connect);
        limit.prepare();
        for (int streams : COPY_STREAMS) {
            laboratory.measure(
                    Names.COPY + ", " + streams + (streams == 1 ? " stream" : " streams"),
                    "rows",
                    Measurement::ofItems,
                    lengths.settle(),
                    lengths.measure().dividedBy(2),
                    duration -> limit.run(streams, duration));
        }
        limit.clear();
    }

    private void verify() throws IOException, SQLException {
        LoadResult probe = http.gets(options.limitPath(), 1, Duration.ofMillis(1));
        if (probe.failed() > 0) {
            String answer = String.valueOf(probe.failure()).lines().findFirst().orElse("");
            report.note("B was not measured: GET %s answers %s".formatted(options.limitPath(), answer));
            return;
        }
        laboratory.measure(
                Names.VERIFY,
                "requests",
                Measurement::ofAnswers,
                lengths.warmUp().dividedBy(3),
                lengths.measure(),
                duration -> http.gets(options.limitPath(), CONNECTIONS, duration));
    }

    private void plan() throws IOException, SQLException {
        PlanBaseline baseline = new PlanBaseline(server::connect, mix);
        baseline.prepare();
        laboratory.measure(
                Names.PLAN_SINGLES,
                "interactions",
                Measurement::ofItems,
                lengths.settle().multipliedBy(2), // the driver's code has to be compiled, too
                lengths.measure(),
                baseline::singles);
        laboratory.measure(
                Names.PLAN_BATCHES,
                "interactions",
                Measurement::ofItems,
                lengths.settle(),
                lengths.measure(),
                baseline::batches);
        baseline.clear();
    }

    private void batches() throws IOException, SQLException {
        for (int connections : options.batchConnections()) {
            laboratory.measure(
                    Names.BATCHES + ", " + connections + " connections",
                    "interactions",
                    Measurement::ofItems,
                    lengths.settle(),
                    lengths.measure(),
                    duration -> http.batches(connections, duration));
        }
    }

    private void singles() throws IOException, SQLException {
        Measurement full = laboratory.measure(
                Names.SINGLES + ", " + CONNECTIONS + " connections",
                "interactions",
                Measurement::ofItems,
                lengths.settle(),
                lengths.measure(),
                duration -> http.singles(CONNECTIONS, duration));
        laboratory.measure(
                Names.HALF,
                "interactions",
                Measurement::ofItems,
                lengths.settle(),
                lengths.latency(),
                duration -> http.singlesAtRate(CONNECTIONS, full.perSecond() / 2, duration));
    }
}
