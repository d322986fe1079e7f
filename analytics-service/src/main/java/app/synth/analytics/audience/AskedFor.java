package app.synth.analytics.audience;

import app.synth.accounts.client.request.SentText;
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
    Question question(Subject subject, String id, @Nullable String from, @Nullable String to, String limit) {
        return new Question(subject, id, DateRange.parse(from, to, today()), SentText.number("limit", limit, 1, MOST));
    }
}
