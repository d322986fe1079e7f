package app.synth.analytics.audience;

import app.synth.analytics.period.DateRange;

/**
 * What is asked.
 *
 * @param id of the event, artist or venue; empty for all
 * @param limit how many cells of a table
 */
record Question(Subject subject, String id, DateRange range, int limit) {
    Question within(DateRange shown) {
        return new Question(subject, id, shown, limit);
    }
}
