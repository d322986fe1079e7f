package app.synth.bench.rollup;

import app.synth.bench.laboratory.Laboratory;
import app.synth.bench.load.HttpLoad;
import app.synth.bench.load.Latencies;
import app.synth.bench.load.LoadResult;
import app.synth.bench.load.Requests;
import app.synth.bench.load.Requests.Get;
import app.synth.bench.report.Check;
import app.synth.bench.report.Goal;
import app.synth.bench.report.Measurement;
import app.synth.bench.report.Report;
import app.synth.bench.server.BenchCluster;
import app.synth.bench.server.RunningService;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** The figures API, asked over 16 connections, over two years of figures. */
final class FiguresApi {
    private static final int CONNECTIONS = 16;
    private static final int QUESTIONS = 4_000;
    private static final int USERS = 1_000;
    private static final double LONGEST_P99 = 50;

    private final TwoYears years;
    private final BenchCluster cluster;
    private final Lengths lengths;
    private final Report report;
    private final Consumer<String> progress;
    private final Random random = new Random(20_261_126);

    FiguresApi(TwoYears years, BenchCluster cluster, Lengths lengths, Report report, Consumer<String> progress) {
        this.years = years;
        this.cluster = cluster;
        this.lengths = lengths;
        this.report = report;
        this.progress = progress;
    }

    /** @param service on a database with the figures of the two years, beside a running accounts-service */
    void measure(RunningService service) throws IOException, SQLException {
        String admin = cluster.token(cluster.firstAdmin());
        List<String> users;
        try (Connection connection = service.connect()) {
            users = TwoYears.people(connection, Math.min(USERS, years.users())).stream()
                    .map(cluster::token)
                    .toList();
        }
        List<FiguresQuestion> answered = new ArrayList<>();
        for (FiguresQuestion question : FiguresQuestion.values()) {
            if (isAnswered(service, question.questions(1, years, admin, users, random))) {
                answered.add(question);
            }
        }
        List<Get> mix = FiguresQuestion.mix(answered, QUESTIONS, years, admin, users, random);
        if (mix.isEmpty()) {
            return;
        }
        load(service, mix, lengths.warmUp());
        Laboratory laboratory = new Laboratory(service, report, progress);
        for (FiguresQuestion question : answered) {
            List<Get> gets = question.questions(QUESTIONS, years, admin, users, random);
            measure(laboratory, service, "figures: " + question.title(), gets);
        }
        Measurement measured = measure(laboratory, service, "figures: a mix of these", mix);
        Latencies latencies = measured.load().latencies();
        report.add(Goal.below(
                "p99 of the figures API, a mix, over two years",
                latencies == null ? Double.NaN : latencies.p99(),
                LONGEST_P99,
                "ms"));
        report.add(new Check(
                "the figures API answered every question",
                report.measurements().stream()
                        .filter(one -> one.name().startsWith("figures: "))
                        .allMatch(one -> one.load().failed() == 0),
                "%d kinds and their mix".formatted(answered.size())));
    }

    private boolean isAnswered(RunningService service, List<Get> one) throws IOException {
        LoadResult probe = load(service, one, Duration.ofMillis(1));
        if (probe.failed() > 0) {
            report.note("Not measured: GET %s answers %s"
                    .formatted(
                            one.getFirst().path(),
                            String.valueOf(probe.failure()).lines().findFirst().orElse("")));
        }
        return probe.failed() == 0;
    }

    private Measurement measure(Laboratory laboratory, RunningService service, String name, List<Get> gets)
            throws IOException, SQLException {
        return laboratory.measure(
                name,
                "requests",
                Measurement::ofAnswers,
                lengths.settle(),
                lengths.figures(),
                duration -> load(service, gets, duration));
    }

    private static LoadResult load(RunningService service, List<Get> gets, Duration duration) throws IOException {
        return new HttpLoad(service.address(), CONNECTIONS, Requests.gets(gets)).asFastAsAnswered(duration);
    }
}
