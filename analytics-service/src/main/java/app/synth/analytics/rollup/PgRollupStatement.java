package app.synth.analytics.rollup;

/**
 * What a step does, in order; the order is free, since no statement reads what another writes. Each is one set-based
 * statement over the interactions that arrived ({@code $1} after, {@code $2} until, {@code $3} zone), and adds the
 * difference that they make, so a day touched a thousand times costs no more than a day touched once.
 */
enum PgRollupStatement {
    EVENT_COUNTS(PgEventFigures.COUNTS),
    EVENT_VIEWERS(PgEventFigures.VIEWERS),
    TOGGLES(PgToggles.TOGGLES),
    REVIEWS(PgReviews.REVIEWS),
    USER_COUNTS(PgUserFigures.COUNTS),
    USER_SESSIONS(PgUserFigures.SESSIONS);

    private final String sql;

    PgRollupStatement(String sql) {
        this.sql = sql;
    }

    String sql() {
        return sql;
    }
}
