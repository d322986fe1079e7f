package app.synth.bench.rollup;

import app.synth.bench.machine.Cores;
import app.synth.bench.machine.MachineFacts;
import app.synth.bench.report.Measurement;
import app.synth.bench.report.Report;
import app.synth.bench.server.BenchCluster;
import app.synth.bench.server.RunningService;
import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** One run, from the start of the server to its end. */
final class RollupRun {
    private static final String MIGRATED = "migrated";
    private static final String YEARS = "years";
    private static final double DISTURBED = 0.1;

    private static final String SETTINGS = """
            select string_agg(name || ' ' || current_setting(name), ', ' order by name)
            from pg_settings
            where name in ('fsync', 'synchronous_commit', 'full_page_writes', 'shared_buffers', 'max_wal_size', 'work_mem', 'jit')
            """;

    private final RollupOptions options;
    private final Report report;
    private final Consumer<String> progress;

    RollupRun(RollupOptions options, Report report, Consumer<String> progress) {
        this.options = options;
        this.report = report;
        this.progress = progress;
    }

    void run() throws IOException, SQLException {
        report.condition("machine", MachineFacts.line());
        Cores cores = Cores.ofThisMachine();
        report.condition("cores", cores.toString());
        report.condition("service", "java " + Runtime.version() + " " + String.join(" ", BenchCluster.JVM));
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        cores.moveToServer(); // what is started from here on stays there
        try (BenchCluster cluster =
                BenchCluster.start(options.root(), options.target().resolve("logs"), progress)) {
            migrate(cluster);
            if (options.wants(Part.STEPS, Part.GO, Part.NIGHTLY, Part.LAG, Part.FUNNEL, Part.QUESTIONS)) {
                new StoredParts(options, cluster, MIGRATED, today.minusDays(1), report, progress).measure();
            }
            if (options.wants(Part.FIGURES)) {
                figures(cluster, today.minusDays(1));
            }
            warnOfOthers();
        }
    }

    /** Every service brings its own schema. */
    private void migrate(BenchCluster cluster) throws IOException, SQLException {
        cluster.createDatabase(MIGRATED);
        for (ServiceName name : List.of(ServiceName.ACCOUNTS, ServiceName.TRACKING, ServiceName.ANALYTICS)) {
            cluster.run(name, MIGRATED, Map.of()).close();
        }
        try (Connection connection = cluster.connect(MIGRATED);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SETTINGS)) {
            rows.next();
            report.condition("PostgreSQL", rows.getString(1));
        }
    }

    private void figures(BenchCluster cluster, LocalDate last) throws IOException, SQLException {
        TwoYears years = new TwoYears(options.lengths().scale(), last);
        report.condition(
                "two years of figures",
                String.format(
                        Locale.ROOT,
                        "scale %s: %,d events of 60 days, %,d artists, %,d venues, %,d users on 5 days a month",
                        years.scale(),
                        years.events(),
                        years.artists(),
                        years.venues(),
                        years.users()));
        progress.accept("writing two years of figures");
        cluster.copyDatabase(MIGRATED, YEARS);
        try (Connection connection = cluster.connect(YEARS)) {
            years.write(connection);
        }
        try (RunningService accounts = cluster.run(ServiceName.ACCOUNTS, YEARS, Map.of());
                RunningService analytics = cluster.run(ServiceName.ANALYTICS, YEARS, Map.of())) {
            accounts.service();
            new FiguresApi(years, cluster, options.lengths(), report, progress).measure(analytics);
        }
        cluster.dropDatabase(YEARS);
    }

    private void warnOfOthers() {
        double most = report.measurements().stream()
                .mapToDouble(Measurement::othersShare)
                .max()
                .orElse(0);
        if (most > DISTURBED) {
            report.note(String.format(
                    Locale.ROOT,
                    "Other processes took up to %.0f %% of the machine: times say little, CPU says more.",
                    100 * most));
        }
    }
}
