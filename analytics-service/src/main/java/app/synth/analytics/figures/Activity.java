package app.synth.analytics.figures;

import java.util.List;

/**
 * How much was going on.
 *
 * @param before totals of as many days before
 */
record Activity(
        OverviewTotals totals,
        OverviewTotals before,
        List<OverviewPeriod> series,
        List<Stickiness> stickiness,
        List<ActionTotal> actions) {}
