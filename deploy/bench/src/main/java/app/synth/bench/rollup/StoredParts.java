package app.synth.bench.rollup;

import app.synth.bench.load.LoadResult;
import app.synth.bench.report.Check;
import app.synth.bench.report.Goal;
import app.synth.bench.report.Measurement;
import app.synth.bench.report.Report;
import app.synth.bench.rollup.QuestionTime.Asked;
import app.synth.bench.server.BenchCluster;
import app.synth.bench.server.RunningService;
import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is measured on stored interactions: thirty days of them, and one more day that comes after them. */
final class StoredParts {
    private static final int DAYS = 30;
    private static final int ROWS_PER_STEP = 10_000;
    private static final int WARM_UP_STEPS = 4;
    private static final long SMALLEST_DAY = 100_000;
    private static final int FILLINGS = 5;
    private static final int CALLS_A_DAY = 24 * 60 * 6;
    private static final int COME_IN = 5_000;
    private static final int ASKED_DAYS = 7;
    private static final int ASKED_AGAIN = 20;
    private static final Map<String, String> IN_ONE_GO = Map.of("analytics.rollup.rows-per-step", "100000000");

    // Numbers of interactions: none is used twice.
    private static final long OF_WARM_UP = 1_000_000_000L;
    private static final long OF_DAY = 2_000_000_000L;
    private static final long OF_TRICKLE = 3_000_000_000L;
    private static final long OF_LAG = 4_000_000_000L;

    private final RollupOptions options;
    private final Lengths lengths;
    private final BenchCluster cluster;
    private final String migrated;
    private final LocalDate day;
    private final long dayRows;
    private final Report report;
    private final Consumer<String> progress;

    /**
     * @param migrated a database with empty schemas
     * @param day the one that comes after those that are stored
     */
    StoredParts(
            RollupOptions options,
            BenchCluster cluster,
            String migrated,
            LocalDate day,
            Report report,
            Consumer<String> progress) {
        this.options = options;
        this.lengths = options.lengths();
        this.cluster = cluster;
        this.migrated = migrated;
        this.day = day;
        this.dayRows = Math.max(SMALLEST_DAY, lengths.many() / DAYS);
        this.report = report;
        this.progress = progress;
    }

    void measure() throws IOException, SQLException {
        report.condition(
                "interactions",
                String.format(
                        Locale.ROOT,
                        "%,d and %,d over %d days, then a day of %,d; %,d to a transaction",
                        lengths.few(),
                        lengths.many(),
                        DAYS,
                        dayRows,
                        Traffic.ROWS_PER_TRANSACTION));
        @Nullable DayCost few = options.wants(Part.STEPS) ? onFew() : null;
        store("many", lengths.many());
        @Nullable DayCost go = options.wants(Part.GO) ? onCopy("go", IN_ONE_GO, "a day in one go") : null;
        @Nullable Filling nightly = options.wants(Part.NIGHTLY) ? nightly() : null;
        try (RunningService service = cluster.run(ServiceName.ANALYTICS, "many", Map.of())) {
            if (options.wants(Part.STEPS, Part.GO, Part.NIGHTLY)) {
                DayCost steps = day(service, "a day in steps, %,d stored".formatted(lengths.many()));
                Verdicts verdicts = new Verdicts(report, steps);
                if (few != null) {
                    verdicts.against(few);
                }
                if (go != null) {
                    verdicts.againstGo(go);
                }
                if (nightly != null) {
                    verdicts.against(nightly, trickle(service), CALLS_A_DAY);
                }
            }
            check(service, "%,d stored".formatted(lengths.many()));
            if (options.wants(Part.LAG)) {
                lag(service);
                check(service, "after the load");
            }
        }
        if (options.wants(Part.FUNNEL, Part.QUESTIONS)) {
            ask();
        }
        cluster.dropDatabase("many");
    }

    private DayCost onFew() throws IOException, SQLException {
        store("few", lengths.few());
        String name = "a day in steps, %,d stored".formatted(lengths.few());
        DayCost cost;
        try (RunningService service = cluster.run(ServiceName.ANALYTICS, "few", Map.of())) {
            cost = day(service, name);
            check(service, "%,d stored".formatted(lengths.few()));
        }
        cluster.dropDatabase("few");
        return cost;
    }

    private DayCost onCopy(String copy, Map<String, String> settings, String name) throws IOException, SQLException {
        cluster.copyDatabase("many", copy);
        DayCost cost;
        try (RunningService service = cluster.run(ServiceName.ANALYTICS, copy, settings)) {
            cost = day(service, name);
        }
        cluster.dropDatabase(copy);
        return cost;
    }

    /** Thirty days, written and folded at once. */
    private void store(String database, long rows) throws IOException, SQLException {
        progress.accept("storing %,d interactions".formatted(rows));
        cluster.copyDatabase(migrated, database);
        try (Connection connection = cluster.connect(database)) {
            Traffic.prepare(connection);
        }
        try (RunningService service = cluster.run(ServiceName.ANALYTICS, database, Map.of());
                Connection connection = service.connect()) {
            new Traffic(connection).send(0, rows, start(day.minusDays(DAYS)), Duration.ofDays(DAYS));
            progress.accept("stored");
            new Folding(service).await(rows);
        }
        try (Connection connection = cluster.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    /** The day arrives in the service's steps; it has folded a few of the day before, so that its code is compiled. */
    private DayCost day(RunningService service, String name) throws SQLException {
        Folding folding = new Folding(service);
        try (Connection connection = service.connect()) {
            Traffic traffic = new Traffic(connection);
            Instant evening = start(day).minus(Duration.ofHours(1));
            for (int step = 0; step < WARM_UP_STEPS; step++) {
                long first = OF_WARM_UP + (long) step * ROWS_PER_STEP;
                folding.atOnce(
                        ROWS_PER_STEP, () -> traffic.send(first, ROWS_PER_STEP, evening, Duration.ofMinutes(30)));
            }
            DayCost cost = folding.atOnce(dayRows, () -> traffic.send(OF_DAY, dayRows, start(day), Duration.ofDays(1)));
            LoadResult load = new LoadResult(
                    Duration.ofNanos((long) (cost.elapsed() * 1e9)), (long) cost.steps(), dayRows, 0, null, null);
            report.add(
                    Measurement.ofItems(name, "interactions", load, cost.cpu().all()));
            progress.accept(String.format(
                    Locale.ROOT,
                    "%s: %.0f steps of %.0f ms; %.0f CPU-ms for 10,000",
                    name,
                    cost.steps(),
                    cost.millisPerStep(),
                    cost.millisFor(ROWS_PER_STEP)));
            return cost;
        }
    }

    private Filling nightly() throws SQLException {
        cluster.copyDatabase("many", "nightly");
        long[] rows = new long[FILLINGS + 1];
        double[] seconds = new double[FILLINGS + 1];
        try (Connection connection = cluster.connect("nightly")) {
            Traffic traffic = new Traffic(connection);
            NightlyFunction function = new NightlyFunction(connection);
            function.cpuSeconds(day.minusDays(1), 1); // plans and caches
            Duration part = Duration.ofDays(1).dividedBy(FILLINGS);
            for (int filled = 0; filled <= FILLINGS; filled++) {
                rows[filled] = dayRows / FILLINGS * filled;
                seconds[filled] = function.cpuSeconds(day, lengths.calls());
                if (filled < FILLINGS) {
                    Instant since = start(day).plus(part.multipliedBy(filled));
                    traffic.send(OF_DAY + rows[filled], dayRows / FILLINGS, since, part);
                }
            }
        }
        cluster.dropDatabase("nightly");
        Filling filling = new Filling(rows, seconds);
        progress.accept(String.format(
                Locale.ROOT, "the plan's nightly function: %.2f CPU-s for the whole day", filling.once()));
        return filling;
    }

    /** What ten seconds of such a day bring, every second; twice as long as it is measured, so that its code is compiled. */
    private DayCost trickle(RunningService service) throws SQLException {
        progress.accept("a few interactions every second");
        Folding folding = new Folding(service);
        int rows = (int) (dayRows / CALLS_A_DAY);
        long seconds = lengths.trickle().toSeconds();
        try (Connection connection = service.connect()) {
            Traffic traffic = new Traffic(connection);
            folding.meanwhile(rows * seconds, () -> trickle(traffic, OF_TRICKLE, rows, seconds));
            return folding.meanwhile(
                    rows * seconds, () -> trickle(traffic, OF_TRICKLE + rows * seconds, rows, seconds));
        }
    }

    private static void trickle(Traffic traffic, long first, int rows, long seconds) throws SQLException {
        long begin = System.nanoTime();
        for (long second = 0; second < seconds; second++) {
            long early = begin + Duration.ofSeconds(second).toNanos() - System.nanoTime();
            Folding.pause(Duration.ofNanos(Math.max(0, early)));
            traffic.send(first + second * rows, rows, Instant.now(), Duration.ofSeconds(1));
        }
    }

    private void lag(RunningService service) throws SQLException {
        progress.accept("%,d interactions a second come in".formatted(COME_IN));
        Folding folding = new Folding(service);
        long folded = folding.rows();
        Lag lag = new Lag(service, COME_IN);
        Duration settle = lengths.lag().dividedBy(4);
        Lag.Result before = lag.run(OF_LAG, settle);
        Lag.Result result = lag.run(OF_LAG + before.sent(), lengths.lag());
        folding.await(folded + before.sent() + result.sent()); // the last ones come after the last probe
        report.add(Measurement.ofItems(
                "lag while %,d/s come in".formatted(COME_IN),
                "interactions",
                result.load(),
                result.cpu().all()));
        progress.accept(String.format(
                Locale.ROOT,
                "%,.0f/s came in: lag p99 %.1f s, %.2f cores",
                result.perSecond(),
                result.lags().p99() / 1e3,
                result.cores()));
        report.add(Goal.below("p99 of the lag", result.lags().p99() / 1e3, 10, "s"));
        report.add(Goal.below("cores that the rollups keep busy meanwhile", result.cores(), 0.5, ""));
        report.add(Goal.ratio("came in / was to come in", result.perSecond() / COME_IN, 0.98, null));
        report.add(new Check(
                "every probe was seen in the figures", result.unseen() == 0, "%d were not".formatted(result.unseen())));
    }

    private void ask() throws IOException, SQLException {
        try (RunningService accounts = cluster.run(ServiceName.ACCOUNTS, "many", Map.of());
                RunningService service = cluster.run(ServiceName.ANALYTICS, "many", Map.of())) {
            accounts.service();
            QuestionTime time = new QuestionTime(service, cluster.token(cluster.firstAdmin()));
            Asked warmUp = time.funnel(1, day.minusDays(DAYS - 1)); // the caller is known and the code is loaded
            if (!warmUp.isAnswered()) {
                report.note("Not measured: POST /api/v1/funnels/query answers %d: %s"
                        .formatted(warmUp.status(), warmUp.body()));
                return;
            }
            if (options.wants(Part.FUNNEL)) {
                funnel(time);
            }
            if (options.wants(Part.QUESTIONS)) {
                questions(time);
            }
        }
    }

    private void funnel(QuestionTime time) throws IOException {
        double first = time.funnel(ASKED_DAYS, day).millis();
        double slowest = 0;
        for (int back = 1; back <= DAYS / 2; back++) {
            slowest = Math.max(
                    slowest, time.funnel(ASKED_DAYS, day.minusDays(back)).millis());
        }
        double again = 0;
        for (int asked = 0; asked < ASKED_AGAIN; asked++) {
            again = Math.max(again, time.funnel(ASKED_DAYS, day).millis());
        }
        String stored =
                "a funnel of 3 over %d of %d days, %,d stored: ".formatted(ASKED_DAYS, DAYS + 1, lengths.many());
        report.add(Goal.below(stored + "the first of a new service", first, 2_000, "ms"));
        report.add(Goal.below(stored + "the slowest of other ranges", slowest, 2_000, "ms"));
        report.add(Goal.below(stored + "again, the slowest", again, 2_000, "ms"));
    }

    private void questions(QuestionTime time) throws IOException {
        LocalDate last = day.minusDays(ASKED_DAYS);
        String range = "from=%s&to=%s".formatted(last.minusDays(ASKED_DAYS - 1), last);
        add("a funnel with a filter and a breakdown", time.funnel("""
                {"from": "%s", "to": "%s", "breakdown": "source",
                 "steps": [{"action": "impression", "filters": [{"key": "feed_type", "op": "eq", "value": "following"}]},
                           {"action": "event_click"}, {"action": "ticket_click"}]}
                """.formatted(last.minusDays(ASKED_DAYS - 1), last)));
        add("the next 5 steps", time.ask("paths?action=search&depth=5&" + range));
        add("retention by day", time.ask("retention?cohort=day&periods=7&" + range));
        add("sessions", time.ask("sessions?" + range));
        add("searches", time.ask("search?" + range));
        add("scroll depth", time.ask("scroll-depth?" + range));
        add("view time", time.ask("view-time?" + range));
    }

    private void add(String question, Asked asked) {
        if (!asked.isAnswered()) {
            report.note("%s is answered with %d: %s".formatted(question, asked.status(), asked.body()));
        }
        String name = "%s over %d of %d days, %,d stored".formatted(question, ASKED_DAYS, DAYS + 1, lengths.many());
        report.add(Goal.below(name, asked.millis(), 10_000, "ms"));
    }

    private void check(RunningService service, String where) throws SQLException {
        try (Connection connection = service.connect()) {
            report.add(Truth.interactions(connection, where));
            report.add(Truth.impressions(connection, where));
            report.add(Truth.viewers(connection, where));
        }
    }

    private static Instant start(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
