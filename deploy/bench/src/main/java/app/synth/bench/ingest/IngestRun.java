package app.synth.bench.ingest;

import app.synth.bench.machine.Cores;
import app.synth.bench.machine.MachineFacts;
import app.synth.bench.machine.Memory;
import app.synth.bench.report.Check;
import app.synth.bench.report.Goal;
import app.synth.bench.report.Measurement;
import app.synth.bench.report.Report;
import app.synth.bench.server.BenchServer;
import app.synth.bench.server.JavaProcess;
import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** One run, from the start of the server to its end. */
final class IngestRun {
    private static final int USERS = 1_000;
    private static final double LARGEST_MEMORY = 400;
    private static final double DISTURBED = 0.1;
    private static final Duration PROFILED = Duration.ofSeconds(10);

    private static final String SETTINGS = """
            select string_agg(name || ' ' || current_setting(name), ', ' order by name)
            from pg_settings
            where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'wal_level', 'max_wal_size',
                           'wal_compression', 'commit_delay', 'shared_preload_libraries')
              and current_setting(name) <> ''
            """;

    private final IngestOptions options;
    private final Report report;
    private final Consumer<String> progress;

    IngestRun(IngestOptions options, Report report, Consumer<String> progress) {
        this.options = options;
        this.report = report;
        this.progress = progress;
    }

    void run() throws IOException, SQLException {
        report.condition("machine", MachineFacts.line());
        Cores cores = Cores.ofThisMachine();
        report.condition("cores", cores.toString());
        cores.moveToServer(); // what is started from here on stays there
        try (BenchServer server = BenchServer.start(
                ServiceName.TRACKING,
                options.root(),
                options.profile(),
                options.target().resolve("logs"),
                progress)) {
            cores.moveToLoad();
            InteractionMix mix = new InteractionMix();
            HttpSide http = new HttpSide(server, server.tokens(USERS), mix);
            describe(server, http);
            new IngestParts(options, server, http, mix, report, progress).measure();
            Goals.judge(report);
            profile(server, http);
            memory(server);
            soak(server, http);
            conserve(server, http);
            warnOfOthers();
        }
    }

    private void describe(BenchServer server, HttpSide http) throws SQLException {
        report.condition("PostgreSQL", query(server, SETTINGS));
        report.condition("service", "java " + Runtime.version() + " " + String.join(" ", BenchServer.JVM));
        report.condition(
                "interactions",
                "%.0f bytes each on average, of %d users, every message id new".formatted(http.bytesOfOne(), USERS));
    }

    private void profile(BenchServer server, HttpSide http) throws IOException, SQLException {
        if (!options.profile()) {
            return;
        }
        progress.accept("profiles");
        LoadProfile profile = new LoadProfile(server, options.target());
        if (options.parts().contains(Part.BATCHES)) {
            report.note(profile.of(
                    "batches", () -> http.batches(options.batchConnections().getFirst(), PROFILED)));
        }
        if (options.parts().contains(Part.SINGLES)) {
            report.note(profile.of("singles", () -> http.singles(IngestParts.CONNECTIONS, PROFILED)));
        }
    }

    private void memory(BenchServer server) throws IOException {
        Memory memory = server.service().memory();
        double heap = new JavaProcess(server.service().pid()).heapAfterCollection();
        report.add(Goal.below("resident memory of the service, peak", memory.peak(), LARGEST_MEMORY, "MiB"));
        report.note("Heap in use after a full collection: %.0f MiB.".formatted(heap));
    }

    private void soak(BenchServer server, HttpSide http) throws IOException, SQLException {
        Duration soak = options.soak();
        Measurement batches = report.best(Names.BATCHES).orElse(null);
        if (soak == null || batches == null) {
            return;
        }
        new Soak(server, http, report, progress)
                .run(soak, options.batchConnections().getFirst(), batches.load().answeredPerSecond() / 2);
    }

    /** Every interaction that was acknowledged as stored has to be there, and no other. */
    private void conserve(BenchServer server, HttpSide http) throws SQLException {
        long there = Long.parseLong(query(server, "select count(*) from tracking.user_interactions"));
        long acknowledged = http.acknowledged();
        report.add(new Check(
                "every acknowledged interaction is there, and no other",
                there == acknowledged,
                String.format(Locale.ROOT, "%,d acknowledged, %,d rows", acknowledged, there)));
    }

    private void warnOfOthers() {
        double most = report.measurements().stream()
                .mapToDouble(Measurement::othersShare)
                .max()
                .orElse(0);
        if (most > DISTURBED) {
            report.note(String.format(
                    Locale.ROOT,
                    "Other processes took up to %.0f %% of the machine: the figures say little.",
                    100 * most));
        }
    }

    private static String query(BenchServer server, String sql) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
