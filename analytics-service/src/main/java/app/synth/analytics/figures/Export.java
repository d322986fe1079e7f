package app.synth.analytics.figures;

import app.synth.analytics.lines.Form;
import app.synth.analytics.lines.Lines;
import app.synth.analytics.period.DateRange;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Daily tables, a page after the other. The next page is read when the client has taken the one before, so an export holds a
 * page in memory, whatever its size, and no transaction open.
 */
@Startup // its metrics are there before there is anything to count
@ApplicationScoped
class Export {
    private static final Logger LOG = Logger.getLogger(Export.class);
    private static final int ROWS = 2_000;

    private final PgDailyRows daily;
    private final Lines lines;
    private final Map<DailyTable, Counter> rows;

    Export(PgDailyRows daily, Lines lines, MeterRegistry metrics) {
        this.daily = daily;
        this.lines = lines;
        this.rows = Arrays.stream(DailyTable.values())
                .collect(Collectors.toMap(
                        Function.identity(), table -> metrics.counter("analytics.exported", "table", table.code())));
    }

    /** Pages of lines; CSV with a header, also where there is nothing else. */
    Multi<byte[]> pages(DailyTable table, DateRange range, Form form) {
        Counter counter = Objects.requireNonNull(rows.get(table));
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<@Nullable DailyRows>(),
                        before -> daily.page(table, range, last(before.get()), ROWS)
                                .map(page -> new Page(page, before.getAndSet(page) == null)))
                .whilst(page -> !page.rows().isLast(ROWS))
                .onItem()
                .invoke(page -> counter.increment(page.rows().rows().size()))
                .onFailure()
                .invoke(failure -> LOG.warnf("An export is cut off: %s", failure))
                .map(page -> text(page, form))
                .select()
                .where(text -> !text.isEmpty())
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** The framework ends each item of JSON lines with the line's end. */
    private String text(Page page, Form form) {
        String text = lines.of(page.rows().columns(), page.rows().rows(), page.isFirst() && form == Form.CSV, form);
        return form == Form.NDJSON ? text.stripTrailing() : text;
    }

    private record Page(DailyRows rows, boolean isFirst) {}

    private static @Nullable Map<String, @Nullable Object> last(@Nullable DailyRows page) {
        return page == null ? null : page.rows().getLast();
    }
}
