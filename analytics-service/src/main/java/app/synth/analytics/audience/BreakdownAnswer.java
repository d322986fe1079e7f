package app.synth.analytics.audience;

import app.synth.analytics.lines.Table;
import app.synth.analytics.period.Clamp;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happened to events, by the value of a metadata key.
 *
 * @param entityType event, artist, venue, or all
 * @param entityId null for all
 * @param exact whether it is live and exact, for those who may see everything; else it is a sum of releases
 * @param unit what is counted: interactions that carry the key; or, in releases, the people of each, added up, everyone with
 *     the value of their first such interaction, {@code unknown} without one
 * @param k the least number of people in anything shown; null where everything is
 * @param items the values with most first
 * @param hidden all values that are not shown; null where it is exact
 * @param others values beyond the limit, together
 * @param releases of what it is a sum; null where it is exact
 * @param clamped what the caller's tier cut off; null where nothing
 */
@JsonNaming(SnakeCaseStrategy.class)
@RegisterForReflection
public record BreakdownAnswer(
        String entityType,
        @Nullable String entityId,
        String key,
        LocalDate from,
        LocalDate to,
        boolean exact,
        String unit,
        @Nullable Integer k,
        List<Value> items,
        @Nullable Counts hidden,
        Counts others,
        @Nullable ReleaseList releases,
        @Nullable Clamp clamped)
        implements Table {

    @Override
    public Class<Value> kind() {
        return Value.class;
    }

    @Override
    public List<Value> lines() {
        return items;
    }

    /** One value; in releases a count is null where it is hidden in all of them, or nobody did that. */
    @JsonNaming(SnakeCaseStrategy.class)
    @RegisterForReflection
    public record Value(
            String value,
            @Nullable Long impressions,
            @Nullable Long clicks,
            @Nullable Long detailViews,
            @Nullable Long ticketLinkClicks) {}

    /** Counts of several values together. */
    @JsonNaming(SnakeCaseStrategy.class)
    @RegisterForReflection
    public record Counts(long impressions, long clicks, long detailViews, long ticketLinkClicks) {}
}
