package app.synth.analytics.figures;

import app.synth.analytics.lines.Table;
import app.synth.analytics.period.DateRange;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;

/**
 * Those with the most of something.
 *
 * @param items the most first, of the same value in the order of their ids; none that has nothing
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record TopAnswer(String metric, LocalDate from, LocalDate to, List<TopEntry> items) implements Table {
    static TopAnswer of(String metric, DateRange range, List<TopEntry> items) {
        return new TopAnswer(metric, range.from(), range.to(), items);
    }

    @Override
    public Class<TopEntry> kind() {
        return TopEntry.class;
    }

    @Override
    public List<TopEntry> lines() {
        return items;
    }
}
