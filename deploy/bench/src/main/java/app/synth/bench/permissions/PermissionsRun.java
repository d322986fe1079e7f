package app.synth.bench.permissions;

import app.synth.bench.laboratory.Laboratory;
import app.synth.bench.load.HttpLoad;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** One run, from the start of the server to its end. */
final class PermissionsRun {
    private static final int USERS = 1_000;
    private static final int CONNECTIONS = 16;
    private static final int STRANGERS = 150_000;

    private static final String IDENTITY = "/api/v1/me/identity";
    private static final String CHECK = "/api/v1/permissions/check";

    private static final String TOKEN = "token check only";
    private static final String THREE = "check of 3";
    private static final String THREE_STRANGERS = "check of 3 others', partly in memory";
    private static final String FEW = ", few profiles";
    private static final String MANY = ", a million profiles";

    private static final Template OWN = Template.of("""
            {"checks": [{"permission": "comment"}, {"permission": "create_events"},
             {"permission": "view_event_analytics", "resource": {"type": "event", "id": "concert-001"}}]}""");

    private static final String MILLION = """
            insert into accounts.profiles (user_id, account_type, name, city)
            select gen_random_uuid(),
                   (array['user', 'user', 'user', 'artist', 'venue', 'promoter', 'label', 'media'])[1 + n % 8],
                   'Somebody ' || n, 'Somewhere'
            from generate_series(1, 1000000) as n
            """;

    private final Path root;
    private final boolean quick;
    private final Report report;
    private final Consumer<String> progress;

    PermissionsRun(Path root, boolean quick, Report report, Consumer<String> progress) {
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
                ServiceName.ACCOUNTS, root, false, root.resolve("deploy/bench/target/logs"), progress)) {
            cores.moveToLoad();
            Laboratory laboratory = new Laboratory(server, report, progress);
            List<String> tokens = server.tokens(USERS);
            CachedCheck client = new CachedCheck(USERS);

            progress.accept("warming up");
            for (Requests requests : List.of(own(tokens), Requests.get(IDENTITY, tokens))) {
                new HttpLoad(server.address(), CONNECTIONS, requests).asFastAsAnswered(seconds(10, 15));
            }
            server(server, laboratory, tokens, FEW);
            double few = client(client, FEW);
            progress.accept("a million profiles");
            execute(server, MILLION, "vacuum analyze accounts.profiles");
            server(server, laboratory, tokens, MANY);
            double many = client(client, MANY);
            strangers(server, laboratory);
            judge(few, many);
            report.add(new Check(
                    "every request was answered with success",
                    report.measurements().stream()
                            .allMatch(measured -> measured.load().failed() == 0),
                    report.measurements().size() + " measurements"));
        }
    }

    private void server(BenchServer server, Laboratory laboratory, List<String> tokens, String when)
            throws IOException, SQLException {
        // Twice by turns, the better one counts: a disturbance is not taken for a difference.
        for (int turn = 1; turn <= 2; turn++) {
            String name = when + ", " + turn;
            measure(server, laboratory, TOKEN + name, Requests.get(IDENTITY, tokens));
            measure(server, laboratory, THREE + name, own(tokens));
        }
    }

    /** 150,000 of the million in turn: a profile is read at its first turn, and is in memory when its turn comes again. */
    private void strangers(BenchServer server, Laboratory laboratory) throws IOException, SQLException {
        UUID admin = UUID.randomUUID();
        execute(
                server,
                "insert into accounts.profiles (user_id, account_type) values ('%s', 'admin')".formatted(admin));
        List<Template> bodies = new ArrayList<>();
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select '{"checks": [' || string_agg(format('{"permission": "claim_events", "user_id": "%s"}', user_id), ', ') || ']}'
                        from (select user_id, row_number() over () / 3 as three
                              from accounts.profiles limit """ + STRANGERS + ") as strangers group by three")) {
            while (rows.next()) {
                bodies.add(Template.of(rows.getString(1)));
            }
        }
        measure(server, laboratory, THREE_STRANGERS + MANY, Requests.post(CHECK, List.of(server.token(admin)), bodies));
    }

    private double client(CachedCheck client, String when) {
        client.micros(seconds(1, 3));
        double micros = client.micros(seconds(2, 5));
        progress.accept("the client's cached check%s: %.2f microseconds".formatted(when, micros));
        return micros;
    }

    private void measure(BenchServer server, Laboratory laboratory, String name, Requests requests)
            throws IOException, SQLException {
        laboratory.measure(
                name,
                "requests",
                Measurement::ofAnswers,
                seconds(1, 3),
                seconds(4, 8),
                duration -> new HttpLoad(server.address(), CONNECTIONS, requests).asFastAsAnswered(duration));
    }

    private void judge(double few, double many) {
        double token = best(TOKEN + FEW);
        double check = best(THREE + FEW);
        report.add(Goal.ratio("check of 3 / token check", check / token, 0.5, null));
        report.add(Goal.ratio("the same with a million profiles", best(THREE + MANY) / best(TOKEN + MANY), 0.5, null));
        report.add(Goal.ratio("check of 3: a million profiles / few", best(THREE + MANY) / check, 0.9, null));
        report.add(Goal.below("client's cached check, few profiles", few, 20, "microseconds"));
        report.add(Goal.below("client's cached check, a million profiles", many, 20, "microseconds"));
        report.note("The client's cached check: " + CachedCheck.DESCRIPTION + ".");
        report.note("A request checks 3 permissions: %,.0f decisions a second.".formatted(3 * check));
    }

    private double best(String name) {
        return report.best(name).map(Measurement::perSecond).orElse(Double.NaN);
    }

    private Duration seconds(int quickly, int fully) {
        return Duration.ofSeconds(quick ? quickly : fully);
    }

    private static Requests own(List<String> tokens) {
        return Requests.post(CHECK, tokens, List.of(OWN));
    }

    private static void execute(BenchServer server, String... statements) throws SQLException {
        try (Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
