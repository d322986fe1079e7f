package app.synth.analytics.question;

import app.synth.accounts.client.problem.Problems;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers heavy questions within bounds: of time, of memory, of how many at once. One that takes too long is 503
 * {@code query_too_large}, one too many 503 {@code too_many_queries}; nobody else is held up by either.
 */
@ApplicationScoped
public class PgQuestions {
    private static final String SET =
            "select set_config(name, setting, true) from unnest($1::text[], $2::text[]) as bound (name, setting)";

    /** Also which accounts are out of the figures. */
    private static final String WATERMARK =
            "select position::text || ' ' || departures::text as watermark from rollup_cursor";

    private static final String CANCELLED = "57014";

    private final Pool database;
    private final QuestionsConfig config;
    private final MeterRegistry metrics;
    private final QueryTimes times;
    private final Admission admission;
    private final Answers answers;

    PgQuestions(Pool database, QuestionsConfig config, MeterRegistry metrics, QueryTimes times) {
        this.database = database;
        this.config = config;
        this.metrics = metrics;
        this.times = times;
        this.admission = new Admission(config.atOnce(), config.waitingAtMost(), config.waitAtMost());
        this.answers = new Answers(config.answersAtMost(), config.freshFor(), config.keepFor());
    }

    /** The answer, computed now or known still. */
    public <A> Uni<A> ask(PgQuestion<A> question) {
        // both are there before there is anything to count
        Counter tooLong = refused(question.name(), "timeout");
        Counter tooMany = refused(question.name(), "too_many");
        return answers.to(
                question.key(),
                this::watermark,
                () -> admission
                        .admit(() -> run(question))
                        .onFailure()
                        .transform(failure -> problem(failure, tooLong, tooMany)));
    }

    private Uni<String> watermark() {
        return database.query(WATERMARK)
                .execute()
                .map(rows -> rows.iterator().next().getString("watermark"));
    }

    private <A> Uni<A> run(PgQuestion<A> question) {
        Map<String, String> settings = settings(question);
        return times.of(
                question.name(),
                () -> database.withTransaction(connection -> connection
                                .preparedQuery(SET)
                                .execute(Tuple.of(
                                        settings.keySet().toArray(String[]::new),
                                        settings.values().toArray(String[]::new)))
                                .chain(() ->
                                        connection.preparedQuery(question.sql()).execute(question.parameters())))
                        .map(question::read));
    }

    /** A plan for any range would be a bad one for each, and compiling pays for none of them. */
    private Map<String, String> settings(PgQuestion<?> question) {
        Map<String, String> settings = new TreeMap<>(question.settings());
        settings.put("statement_timeout", config.timeout().toMillis() + "ms");
        settings.put("work_mem", config.memoryMegabytes() + "MB");
        settings.put("plan_cache_mode", "force_custom_plan");
        settings.put("jit", "off");
        settings.put("transaction_read_only", "on");
        return settings;
    }

    private Throwable problem(Throwable failure, Counter tooLong, Counter tooMany) {
        if (failure instanceof PgException refusal && CANCELLED.equals(refusal.getSqlState())) {
            tooLong.increment();
            return Problems.unavailable(
                    "query_too_large",
                    "This takes more than " + config.timeout().toMillis()
                            + " ms to find; ask for less time, or for less at once");
        }
        if (failure instanceof Admission.FullException) {
            tooMany.increment();
            return Problems.unavailable("too_many_queries", "Many are asking at this moment; try again in a moment");
        }
        return failure;
    }

    private Counter refused(String query, String reason) {
        return Counter.builder("synth.analytics.query.refused")
                .description("Questions that took too long, or for which there was no room")
                .tag("query", query)
                .tag("reason", reason)
                .register(metrics);
    }
}
