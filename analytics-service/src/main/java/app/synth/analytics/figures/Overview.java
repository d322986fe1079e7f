package app.synth.analytics.figures;

import app.synth.analytics.lines.Table;
import app.synth.analytics.period.Granularity;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything at a glance.
 *
 * @param totals of the days from..to
 * @param previous of as many days before
 * @param change of each count from then to now, relative; null where it was nothing then
 * @param series every day, week or month that the days touch, whole: distinct people can only be told of a whole one
 * @param stickiness every month that the days touch
 * @param actions interactions of the days by action, the most frequent first
 * @param topEvents by views, of the days; topArtists and topVenues by visits of the profile
 * @param searchesWithoutResults the searches that most often found nothing
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record Overview(
        LocalDate from,
        LocalDate to,
        Granularity granularity,
        OverviewTotals totals,
        Previous<OverviewTotals> previous,
        Map<String, @Nullable BigDecimal> change,
        List<OverviewPeriod> series,
        List<Stickiness> stickiness,
        List<ActionTotal> actions,
        List<TopEntry> topEvents,
        List<TopEntry> topArtists,
        List<TopEntry> topVenues,
        List<TopEntry> topSearches,
        List<TopEntry> searchesWithoutResults)
        implements Table {

    static Overview of(Terms terms, Activity activity, Map<String, List<TopEntry>> tops) {
        return new Overview(
                terms.range().from(),
                terms.range().to(),
                terms.granularity(),
                activity.totals(),
                Previous.of(terms.range().previous(), activity.before()),
                Change.between(activity.before(), activity.totals()),
                activity.series(),
                activity.stickiness(),
                activity.actions(),
                tops.getOrDefault("events", List.of()),
                tops.getOrDefault("artists", List.of()),
                tops.getOrDefault("venues", List.of()),
                tops.getOrDefault("searches", List.of()),
                tops.getOrDefault("without_results", List.of()));
    }

    @Override
    public Class<OverviewPeriod> kind() {
        return OverviewPeriod.class;
    }

    @Override
    public List<OverviewPeriod> lines() {
        return series;
    }
}
