package app.synth.tracking.accounting;

import app.synth.tracking.http.TimeRange;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came in and what became of it.
 *
 * @param from the first hour, UTC
 * @param to the end, not included
 * @param balanced whether the law holds in every line
 * @param total over all sources and hours
 * @param items one line per source and hour in which anything arrived, oldest first
 */
@JsonNaming(SnakeCaseStrategy.class)
public record AccountingAnswer(Instant from, Instant to, boolean balanced, Fates total, List<Hour> items) {

    /** One source in one hour. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Hour(String source, Instant hour, Fates fates) {}

    /**
     * Interactions by fate: received = stored + duplicate + quarantined + filtered.
     *
     * @param reasons quarantined and filtered ones by why
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Fates(
            long received, long stored, long duplicate, long quarantined, long filtered, Map<String, Long> reasons) {

        boolean balanced() {
            return received == stored + duplicate + quarantined + filtered;
        }

        static Fates of(List<PgAccounting.Count> counts) {
            Map<String, Long> byFate = new TreeMap<>();
            Map<String, Long> byReason = new TreeMap<>();
            for (PgAccounting.Count count : counts) {
                byFate.merge(count.fate(), count.interactions(), Long::sum);
                if (!count.reason().isEmpty()) {
                    byReason.merge(count.reason(), count.interactions(), Long::sum);
                }
            }
            byReason.values().removeIf(none -> none == 0); // all of them were replayed
            return new Fates(
                    byFate.getOrDefault("received", 0L),
                    byFate.getOrDefault("stored", 0L),
                    byFate.getOrDefault("duplicate", 0L),
                    byFate.getOrDefault("quarantined", 0L),
                    byFate.getOrDefault("filtered", 0L),
                    byReason);
        }
    }

    static AccountingAnswer of(TimeRange range, List<PgAccounting.Count> counts) {
        Map<Line, List<PgAccounting.Count>> lines = new LinkedHashMap<>();
        for (PgAccounting.Count count : counts) {
            lines.computeIfAbsent(new Line(count.source(), count.hour()), line -> new ArrayList<>())
                    .add(count);
        }
        List<Hour> hours = lines.entrySet().stream()
                .map(line -> new Hour(line.getKey().source, line.getKey().hour, Fates.of(line.getValue())))
                .toList();
        return new AccountingAnswer(
                range.from(),
                range.to(),
                hours.stream().allMatch(hour -> hour.fates.balanced()),
                Fates.of(counts),
                hours);
    }

    private record Line(String source, Instant hour) {}
}
