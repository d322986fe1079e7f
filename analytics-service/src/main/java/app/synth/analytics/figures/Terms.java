package app.synth.analytics.figures;

import app.synth.analytics.lines.Form;
import app.synth.analytics.period.AllowedRange;
import app.synth.analytics.period.DateRange;
import app.synth.analytics.period.Granularity;

/**
 * What a caller gets.
 *
 * @param allowed the days shown, and what they are compared with
 * @param granularity how the series is cut
 * @param form how it is written
 */
record Terms(AllowedRange allowed, Granularity granularity, Form form) {
    DateRange range() {
        return allowed.range();
    }
}
