package app.synth.analytics.audience;

import app.synth.accounts.client.problem.Problems;
import app.synth.analytics.period.DateRange;
import app.synth.analytics.rollup.RollupConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of a request. */
@ApplicationScoped
class AskedFor {
    private static final int MOST = 500;

    private final RollupConfig rollup;

    AskedFor(RollupConfig rollup) {
        this.rollup = rollup;
    }

    LocalDate today() {
        return LocalDate.now(rollup.reportingZone());
    }

    /** A bad parameter is a 400 that names it. */
    Question question(Subject subject, String id, @Nullable String from, @Nullable String to, int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problems.badField("limit", "limit is between 1 and " + MOST);
        }
        return new Question(subject, id, DateRange.parse(from, to, today()), limit);
    }
}
