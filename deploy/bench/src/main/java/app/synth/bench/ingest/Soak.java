package app.synth.bench.ingest;

import app.synth.bench.laboratory.Laboratory;
import app.synth.bench.report.Goal;
import app.synth.bench.report.Measurement;
import app.synth.bench.report.Report;
import app.synth.bench.server.BenchServer;
import app.synth.bench.server.JavaProcess;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A long even load, and what is left in the service's heap after each third of it. */
final class Soak {
    private static final int THIRDS = 3;

    /** What caches and compiled code may still add; a leak of a few bytes an interaction would be far more. */
    private static final double STEADY = 16;

    private static final double LARGEST_MEMORY = 400;

    private final BenchServer server;
    private final HttpSide http;
    private final Report report;
    private final Consumer<String> progress;

    Soak(BenchServer server, HttpSide http, Report report, Consumer<String> progress) {
        this.server = server;
        this.http = http;
        this.report = report;
        this.progress = progress;
    }

    /** @param perSecond requests, each a batch */
    void run(Duration duration, int connections, double perSecond) throws IOException, SQLException {
        JavaProcess service = new JavaProcess(server.service().pid());
        Laboratory laboratory = new Laboratory(server, report, progress);
        List<Double> heap = new ArrayList<>(List.of(service.heapAfterCollection()));
        for (int third = 1; third <= THIRDS; third++) {
            laboratory.measure(
                    Names.SOAK + ", part " + third + " of " + THIRDS,
                    "interactions",
                    Measurement::ofItems,
                    Duration.ofSeconds(1),
                    duration.dividedBy(THIRDS),
                    length -> http.batchesAtRate(connections, perSecond, length));
            heap.add(service.heapAfterCollection());
        }
        report.note("Heap in use after a full collection, before the soak and after each third, in MiB: "
                + String.join(", ", heap.stream().map("%.1f"::formatted).toList()) + ".");
        report.add(Goal.below("growth of the heap in the soak", heap.getLast() - heap.getFirst(), STEADY, "MiB"));
        report.add(Goal.below(
                "resident memory of the service, peak, after the soak",
                server.service().memory().peak(),
                LARGEST_MEMORY,
                "MiB"));
    }
}
