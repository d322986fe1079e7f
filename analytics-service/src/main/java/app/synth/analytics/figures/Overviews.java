package app.synth.analytics.figures;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Brings together who is active and what most happens to. */
@ApplicationScoped
class Overviews {
    private static final int FIRST = 10;

    private final PgActivityFigures activity;
    private final PgTops tops;

    Overviews(PgActivityFigures activity, PgTops tops) {
        this.activity = activity;
        this.tops = tops;
    }

    Uni<Overview> overview(Terms terms) {
        return Uni.combine()
                .all()
                .unis(activity.activity(terms), tops.overview(terms.range(), FIRST))
                .with((happened, first) -> Overview.of(terms, happened, first));
    }
}
