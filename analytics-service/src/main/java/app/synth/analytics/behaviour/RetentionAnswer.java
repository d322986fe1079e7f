package app.synth.analytics.behaviour;

import app.synth.analytics.lines.Table;
import app.synth.analytics.period.DateRange;
import app.synth.analytics.period.Granularity;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Who came back.
 *
 * @param cohort day or week
 * @param viewers all, users or visitors
 * @param from the first day on which somebody was first seen; a Monday for weeks
 * @param to the last one; a Sunday, or today, for weeks
 * @param items the cohorts: those that have somebody, in order
 */
@RegisterForReflection
public record RetentionAnswer(String cohort, String viewers, LocalDate from, LocalDate to, List<Cohort> items)
        implements Table {
    public RetentionAnswer {
        items = List.copyOf(items);
    }

    static RetentionAnswer of(
            Granularity granularity, String viewers, DateRange range, List<CohortCount> counts, LocalDate today) {
        int days = days(granularity);
        return new RetentionAnswer(
                granularity.code(),
                viewers,
                range.from(),
                range.to(),
                counts.stream().map(count -> cohort(count, days, today)).toList());
    }

    static int days(Granularity granularity) {
        return granularity == Granularity.WEEK ? 7 : 1;
    }

    private static Cohort cohort(CohortCount count, int days, LocalDate today) {
        List<Cohort.Cell> cells = new ArrayList<>();
        for (int period = 0; period < count.returned().size(); period++) {
            LocalDate begin = count.start().plusDays((long) period * days);
            if (begin.isAfter(today)) {
                break;
            }
            long returned = count.returned().get(period);
            cells.add(new Cohort.Cell(
                    period,
                    returned,
                    Shares.of(returned, count.size()),
                    begin.plusDays(days).compareTo(today) <= 0));
        }
        return new Cohort(count.start(), count.size(), cells);
    }

    @Override
    public Class<CohortLine> kind() {
        return CohortLine.class;
    }

    @Override
    public List<CohortLine> lines() {
        return items.stream().flatMap(each -> CohortLine.of(each).stream()).toList();
    }
}
