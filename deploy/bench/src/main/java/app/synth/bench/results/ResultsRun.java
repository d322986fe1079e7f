package app.synth.bench.results;

import app.synth.bench.machine.MachineFacts;
import app.synth.bench.report.Check;
import app.synth.bench.report.Goal;
import app.synth.bench.report.Report;
import app.synth.bench.server.BenchCluster;
import app.synth.bench.server.RunningService;
import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;

/** One run: everything is stored, folded, and asked for. */
final class ResultsRun {
    private static final String DATABASE = "results";
    private static final int PER_USER = 10;
    private static final int USERS_PER_COMMIT = 5_000;
    private static final int QUESTIONS = 7;
    private static final double LONGEST = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String EXPERIMENT = """
            insert into experiments.ab_experiments
                (id, key, name, state, start_date, variants, traffic_allocation, success_metrics, guardrail_metrics, seed,
                 hash_version, hash_attribute, created_at, created_by, version)
            values (gen_random_uuid(), 'large', 'Large', 'running', now() - interval '25 days',
                    '[{"name": "control", "value": 1}, {"name": "treatment", "value": 2}]',
                    '{"weights": [0.5, 0.5], "coverage": 1}',
                    '{purchase_rate, click_through_rate, purchase_value, day_1_retention}',
                    '{interactions_per_user, sessions_per_user}', 'large', 2, 'user_id', now(), gen_random_uuid(), 0)
            """;

    /** Each user's exposure lies on one of 20 days. */
    private static final String EXPOSURES = """
            insert into experiments.user_experiment_assignments
                (subject, user_id, experiment_id, variant_name, bucket, as_computed, assigned_at)
            select person::text, person, id, case n % 2 when 0 then 'control' else 'treatment' end, 0, true,
                   now() - make_interval(secs => 86400 * (3 + n % 20))
            from experiments.ab_experiments
            cross join (select n, md5(n::text)::uuid as person from generate_series(?, ?) as n) as people
            """;

    /** Each user's ten, before and after the exposure. */
    private static final String INTERACTIONS = """
            insert into tracking.user_interactions
                (id, user_id, occurred_at, received_at, event_type, entity_type, entity_id, action, source, session_id,
                 message_id, metadata)
            select gen_random_uuid(), md5(n::text)::uuid,
                   now() - make_interval(secs => 86400 * (3 + n % 20) + 43200 * (3 - k)), now(), 'custom', 'event',
                   'concert-' || (n + k) % 1000,
                   case when k = 4 and n % 20 = 0 then 'purchase' when k in (2, 7) then 'event_click' else 'impression' end,
                   case n % 3 when 0 then 'web' when 1 then 'ios' else 'android' end, 'session-' || n || '-' || k / 3,
                   gen_random_uuid()::text,
                   case when k = 4 and n % 20 = 0 then jsonb_build_object('value', 10 + n % 97)
                        else '{"source": "feed", "position": 4}' end
            from generate_series(?, ?) as n cross join generate_series(0, 9) as k
            """;

    private static final String IS_FOLDED = """
            select position >= (select max(written_in) from experiments.user_experiment_assignments)
               and position >= (select coalesce(max(written_in), '0') from tracking.user_interactions),
                   position::text
            from experiments.experiment_results_cursor
            """;

    private final Path root;
    private final int users;
    private final Report report;
    private final Consumer<String> progress;

    ResultsRun(Path root, int users, Report report, Consumer<String> progress) {
        this.root = root;
        this.users = users;
        this.report = report;
        this.progress = progress;
    }

    void run() throws IOException, SQLException, InterruptedException {
        report.condition("machine", MachineFacts.line());
        report.condition("service", "java " + Runtime.version() + " " + String.join(" ", BenchCluster.JVM));
        report.condition(
                "stored", "%,d users, %,d interactions, 6 metrics, 20 days".formatted(users, users * PER_USER));
        try (BenchCluster cluster = BenchCluster.start(root, root.resolve("deploy/bench/target/logs"), progress)) {
            cluster.createDatabase(DATABASE);
            try (RunningService tracking = cluster.run(ServiceName.TRACKING, DATABASE, Map.of())) {
                progress.accept("tracking-service has made its tables in " + DATABASE + " and is not needed any more");
            }
            try (RunningService accounts = cluster.run(ServiceName.ACCOUNTS, DATABASE, Map.of());
                    RunningService experiments = cluster.run(ServiceName.EXPERIMENTS, DATABASE, Map.of())) {
                measure(cluster, experiments);
            }
        }
    }

    private void measure(BenchCluster cluster, RunningService service)
            throws IOException, SQLException, InterruptedException {
        try (Connection connection = service.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(EXPERIMENT);
            progress.accept("storing exposures");
            double registered = folded(connection, EXPOSURES);
            report.note(
                    "%,.0f exposures a second stored and folded, each with a look back.".formatted(users / registered));
            progress.accept("storing interactions");
            double took = folded(connection, INTERACTIONS);
            report.note("%,.0f interactions a second stored and folded; storing shares the machine."
                    .formatted(users * (double) PER_USER / took));
            statement.execute("vacuum analyze");
        }
        ask(service, cluster.token(cluster.firstAdmin()));
    }

    /** Seconds until all is stored and folded. */
    private double folded(Connection connection, String sql) throws SQLException, InterruptedException {
        long began = System.nanoTime();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int from = 1; from <= users; from += USERS_PER_COMMIT) {
                insert.setInt(1, from);
                insert.setInt(2, Math.min(users, from + USERS_PER_COMMIT - 1));
                insert.executeUpdate();
            }
        }
        awaitFolded(connection);
        return (System.nanoTime() - began) / 1e9;
    }

    private static void awaitFolded(Connection connection) throws SQLException, InterruptedException {
        String before = "";
        long moved = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            while (true) {
                try (ResultSet row = statement.executeQuery(IS_FOLDED)) {
                    row.next();
                    if (row.getBoolean(1)) {
                        return;
                    }
                    if (!row.getString(2).equals(before)) {
                        before = row.getString(2);
                        moved = System.nanoTime();
                    }
                }
                if (System.nanoTime() - moved > PATIENCE.toNanos()) {
                    throw new IllegalStateException("the results stand still");
                }
                Thread.sleep(200);
            }
        }
    }

    private void ask(RunningService service, String token) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String query : new String[] {"", "?method=fixed_cuped&dimension=source"}) {
                double[] seconds = new double[QUESTIONS];
                String body = "";
                for (int i = 0; i < QUESTIONS; i++) {
                    HttpRequest request = HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:%d/api/v1/experiments/large/results%s"
                                            .formatted(service.address().getPort(), query)))
                            .header("Authorization", "Bearer " + token)
                            .build();
                    long began = System.nanoTime();
                    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                    seconds[i] = (System.nanoTime() - began) / 1e9;
                    body = answer.statusCode() + " " + answer.body();
                }
                check(query, body);
                String name = "results" + query;
                report.add(Goal.below(name + ", the first time", seconds[0], LONGEST, "s"));
                Arrays.sort(seconds);
                report.add(Goal.below(name + ", median of " + QUESTIONS, seconds[QUESTIONS / 2], LONGEST, "s"));
            }
        }
    }

    private void check(String query, String answer) {
        boolean complete = answer.startsWith("200 ")
                && answer.contains(
                        "\"users\":{\"control\":%d,\"treatment\":%d}".formatted(users / 2, users - users / 2));
        report.add(new Check(
                "results" + query + " are of all users",
                complete,
                answer.substring(0, Math.min(300, answer.length()))));
    }
}
