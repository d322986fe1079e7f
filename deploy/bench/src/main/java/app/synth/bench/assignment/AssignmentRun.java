package app.synth.bench.assignment;

import app.synth.bench.laboratory.Laboratory;
import app.synth.bench.load.HttpLoad;
import app.synth.bench.load.Latencies;
import app.synth.bench.load.Requests;
import app.synth.bench.load.Template;
import app.synth.bench.machine.Cores;
import app.synth.bench.machine.MachineFacts;
import app.synth.bench.report.Check;
import app.synth.bench.report.Goal;
import app.synth.bench.report.Measurement;
import app.synth.bench.report.Report;
import app.synth.bench.server.BenchServer;
import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** One run, from the start of the server to its end. */
final class AssignmentRun {
    private static final int USERS = 1_000;
    private static final List<Integer> CONNECTIONS = List.of(16, 64);

    private static final String CALLER = "/api/v1/assignments/caller";
    private static final String ALL = "/api/v1/assignments";
    private static final String FLAGS = "/ofrep/v1/evaluate/flags";

    private static final String TOKEN = "token check only";
    private static final String ASSIGNMENTS = "20 assignments";
    private static final String BULK = "20 flags (OFREP)";
    private static final String HALF = "half of the 20 assignments";
    private static final String TOKEN_AT_HALF = "token check only, as many";

    /** Twenty experiments such as teams have: some cover half, some are for a country, some share a namespace. */
    private static final List<String> EXPERIMENTS = List.of("""
            insert into experiments.experiment_namespaces (id) values ('checkout')""", """
            update experiments.experiment_holdout set share = 0.02""", """
            insert into experiments.ab_experiments
                (id, key, name, state, start_date, variants, traffic_allocation, success_metrics, seed, hash_version,
                 hash_attribute, created_at, created_by, version, condition, namespace_id, namespace_from, namespace_to,
                 in_holdout)
            select gen_random_uuid(), 'experiment-' || n, 'Experiment ' || n, 'running', now(),
                   '[{"name": "control", "value": {"label": "Buy", "color": "green"}},
                     {"name": "treatment", "value": {"label": "Buy now", "color": "orange"}}]',
                   jsonb_build_object('weights', '[0.5, 0.5]'::jsonb, 'coverage', case when n % 4 = 0 then 0.5 else 1 end),
                   '{conversion}', 'experiment-' || n, 2, 'user_id', now(), gen_random_uuid(), 0,
                   case when n % 5 = 0 then '{"country": "CH"}'::jsonb else '{}' end,
                   case when n in (1, 2) then 'checkout' end,
                   case when n in (1, 2) then (n - 1) / 2.0 end,
                   case when n in (1, 2) then n / 2.0 end,
                   n = 3
            from generate_series(1, 20) as n""");

    private static final Template ASKED = Template.of("""
            {"attributes": {"country": "CH", "platform": "ios"}}""");

    private static final Template CONTEXT = Template.of("""
            {"context": {"country": "CH", "platform": "ios"}}""");

    private final Path root;
    private final boolean quick;
    private final Report report;
    private final Consumer<String> progress;

    AssignmentRun(Path root, boolean quick, Report report, Consumer<String> progress) {
        this.root = root;
        this.quick = quick;
        this.report = report;
        this.progress = progress;
    }

    void run() throws IOException, SQLException {
        report.condition("machine", MachineFacts.line());
        Cores cores = Cores.ofThisMachine();
        report.condition("cores", cores.toString());
        report.condition("service", "java " + Runtime.version() + " " + String.join(" ", BenchServer.JVM));
        cores.moveToServer(); // what is started from here on stays there
        try (BenchServer server = BenchServer.start(
                ServiceName.EXPERIMENTS, root, false, root.resolve("deploy/bench/target/logs"), progress)) {
            cores.moveToLoad();
            Laboratory laboratory = new Laboratory(server, report, progress);
            List<String> tokens = server.tokens(USERS);
            define(server);
            Requests caller = Requests.get(CALLER, tokens);
            Requests assignments = Requests.post(ALL, tokens, List.of(ASKED));
            Requests bulk = Requests.post(FLAGS, tokens, List.of(CONTEXT));

            progress.accept("warming up");
            for (Requests requests : List.of(bulk, assignments, caller)) {
                new HttpLoad(server.address(), CONNECTIONS.getFirst(), requests).asFastAsAnswered(seconds(8, 12));
            }
            for (int connections : CONNECTIONS) {
                // Twice by turns, the better one counts: a disturbance is not taken for a difference.
                for (int turn = 1; turn <= 2; turn++) {
                    String name = over(connections) + ", " + turn;
                    measure(server, laboratory, TOKEN + name, caller, connections);
                    measure(server, laboratory, ASSIGNMENTS + name, assignments, connections);
                    measure(server, laboratory, BULK + name, bulk, connections);
                }
                double half = best(ASSIGNMENTS + over(connections)) / 2;
                spaced(server, laboratory, TOKEN_AT_HALF, caller, connections, half);
                spaced(server, laboratory, HALF, assignments, connections, half);
                judge(connections);
            }
            report.add(new Check(
                    "every request was answered with success",
                    report.measurements().stream()
                            .allMatch(measured -> measured.load().failed() == 0),
                    report.measurements().size() + " measurements"));
        }
    }

    private static void define(BenchServer server) throws SQLException, IOException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : EXPERIMENTS) {
                statement.execute(sql);
            }
        }
        try {
            Thread.sleep(Duration.ofSeconds(2)); // within which every replica has them
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void measure(BenchServer server, Laboratory laboratory, String name, Requests requests, int connections)
            throws IOException, SQLException {
        laboratory.measure(
                name,
                "requests",
                Measurement::ofAnswers,
                seconds(1, 3),
                seconds(4, 8),
                duration -> new HttpLoad(server.address(), connections, requests).asFastAsAnswered(duration));
    }

    /** Evenly spaced; a latency counts from when the request was due. */
    private void spaced(
            BenchServer server, Laboratory laboratory, String name, Requests requests, int connections, double rate)
            throws IOException, SQLException {
        laboratory.measure(
                name + over(connections),
                "requests",
                Measurement::ofAnswers,
                seconds(2, 4),
                seconds(6, 15),
                duration -> new HttpLoad(server.address(), connections, requests).atRate(rate, duration));
    }

    private void judge(int connections) {
        String name = over(connections);
        double token = best(TOKEN + name);
        report.add(Goal.ratio("20 assignments / token check" + name, best(ASSIGNMENTS + name) / token, 0.75, null));
        report.add(Goal.ratio("20 flags / token check" + name, best(BULK + name) / token, 0.6, null));
        Latencies latencies =
                report.best(HALF + name).map(half -> half.load().latencies()).orElse(null);
        if (latencies != null) {
            report.add(Goal.below("p99 at half of the assignments" + name, latencies.p99(), 5, "ms"));
        }
    }

    private double best(String name) {
        return report.best(name).map(Measurement::perSecond).orElse(Double.NaN);
    }

    private static String over(int connections) {
        return ", %d connections".formatted(connections);
    }

    private Duration seconds(int quickly, int fully) {
        return Duration.ofSeconds(quick ? quickly : fully);
    }
}
