package app.synth.analytics.funnel;

import app.synth.analytics.question.PgQuestion;
import app.synth.analytics.question.PgQuestions;
import app.synth.analytics.question.QuestionsConfig;
import app.synth.analytics.question.Span;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Counts funnels. */
@ApplicationScoped
class PgFunnels {
    private final PgQuestions questions;
    private final QuestionsConfig bounds;
    private final FunnelsConfig config;

    PgFunnels(PgQuestions questions, QuestionsConfig bounds, FunnelsConfig config) {
        this.questions = questions;
        this.bounds = bounds;
        this.config = config;
    }

    Uni<FunnelCounts> counts(Funnel funnel, Span span) {
        Uni<FunnelCounts> counts = count(funnel, span);
        return funnel.isDivided()
                ? counts
                : count(funnel.whole(), span)
                        .chain(whole -> counts.map(parts -> new FunnelCounts(whole.whole(), parts.parts())));
    }

    private Uni<FunnelCounts> count(Funnel funnel, Span span) {
        PgFunnelStatement.Written written = PgFunnelStatement.of(funnel, span, bounds.lanes(), config.valuesAtMost());
        int steps = funnel.steps().size();
        return questions.ask(new PgQuestion<>(
                "funnel", written.sql(), written.parameters(), written.settings(), rows -> {
                    List<FunnelCount> counts = new ArrayList<>();
                    rows.forEach(row -> counts.add(count(row, steps)));
                    return new FunnelCounts(
                            counts.getFirst(),
                            funnel.breakdown() == null ? List.of() : counts.subList(1, counts.size()));
                }));
    }

    private static FunnelCount count(Row row, int steps) {
        List<StepCount> counts = new ArrayList<>();
        for (int step = 1; step <= steps; step++) {
            Double[] lasted = step == 1 ? null : row.getArrayOfDoubles("lasted_" + step);
            counts.add(new StepCount(
                    row.getLong("reached_" + step),
                    lasted == null ? null : lasted[0],
                    lasted == null ? null : lasted[1]));
        }
        return new FunnelCount(row.getString("value"), counts);
    }
}
