package app.synth.analytics.rollup;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * From staged interactions to figures: the definitions of all of them, in the order in which they are worked out. Each
 * statement adds the difference that the staged rows make, so a day touched a thousand times costs no more than a day
 * touched once; run over all rows of a day and empty tables, the same statements recompute it.
 */
final class PgFold {

    private PgFold() {}

    /** Makes the tables that the staged rows and their differences are laid out in, where a connection has none yet. */
    static List<PgStatement> stage() {
        return List.of(
                PgStatement.of(PgStage.ROWS),
                PgStatement.of(PgStage.EVENT_DAYS),
                PgStatement.of(PgStage.USER_DAYS),
                PgStatement.of(PgStage.ARTIST_DAYS),
                PgStatement.of(PgStage.VENUE_DAYS),
                PgStatement.of(PgStage.ACTIVITY));
    }

    /**
     * @param counted the last transaction that is in the figures already
     * @param rawSince from when on there are raw interactions
     * @param config which metadata keys are declared
     */
    static List<PgStatement> figures(String counted, OffsetDateTime rawSince, RollupConfig config) {
        return List.of(
                PgStatement.of(PgProfileVisits.NEW_NAMES),
                PgStatement.of(PgProfileVisits.MEANT),
                PgStatement.of(PgEventFigures.COUNTS),
                PgStatement.of(PgEventFigures.VIEWERS),
                PgStatement.of(
                        PgEventFigures.BREAKDOWNS,
                        config.breakdownKeys().toArray(String[]::new),
                        config.overallBreakdownKeys().stream()
                                .filter(key -> !config.breakdownKeys().contains(key))
                                .toArray(String[]::new)),
                PgStatement.of(PgToggles.TOGGLES),
                PgStatement.of(PgReviews.REVIEWS),
                PgStatement.of(PgReviews.ATTENDEES),
                PgStatement.of(PgProfileVisits.VISITS),
                PgStatement.of(PgUserFigures.COUNTS),
                PgStatement.of(PgUserFigures.SESSIONS, counted),
                PgStatement.of(PgActivity.VIEWERS),
                PgStatement.of(PgActivity.ACTIONS),
                PgStatement.of(PgActivity.SEARCHES),
                PgStatement.of(PgActivity.FACTS, rawSince),
                PgStatement.of(PgCreatorFigures.EVENTS_OF_ARTISTS),
                PgStatement.of(PgCreatorFigures.EVENTS_OF_VENUES),
                PgStatement.of(PgEventFigures.DAYS),
                PgStatement.of(PgUserFigures.DAYS),
                PgStatement.of(PgCreatorFigures.DAYS_OF_ARTISTS),
                PgStatement.of(PgCreatorFigures.DAYS_OF_VENUES),
                PgStatement.of(PgCreatorFigures.TOTALS_OF_ARTISTS),
                PgStatement.of(PgCreatorFigures.TOTALS_OF_VENUES),
                PgStatement.of(PgActivity.PERIODS));
    }
}
