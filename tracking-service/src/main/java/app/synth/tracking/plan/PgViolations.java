package app.synth.tracking.plan;

import app.synth.tracking.http.TimeRange;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The counts of violations where they are kept, by hour. */
@ApplicationScoped
class PgViolations {
    private static final String ADD = """
            insert into tracking.tracking_plan_violations as counted
                (source, rule, version, field, keyword, hour, violations, sample, last_at)
            select *
            from unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::timestamptz[],
                        $7::bigint[], $8::text[], $9::timestamptz[])
            on conflict (hour, source, rule, version, field, keyword) do update
            set violations = counted.violations + excluded.violations,
                sample     = excluded.sample,
                last_at    = greatest(counted.last_at, excluded.last_at)
            """;

    private static final String REPORT = """
            select source, rule, version, field, keyword, sum(violations)::bigint as violations,
                   (array_agg(sample order by last_at desc))[1] as sample, max(last_at) as last_at
            from tracking.tracking_plan_violations
            where hour >= $1 and hour < $2 and ($3::text is null or source = $3)
            group by source, rule, version, field, keyword
            order by violations desc, source, rule, version desc, field, keyword
            limit 1000
            """;

    private final Pool pool;

    PgViolations(Pool pool) {
        this.pool = pool;
    }

    /** All of them or none. In the order given, which is the same on every replica: so they cannot block each other. */
    Uni<Void> add(List<Map.Entry<ViolationKey, ViolationTally>> counts) {
        return pool.preparedQuery(ADD)
                .execute(Tuple.tuple()
                        .addArrayOfString(column(counts, count -> count.getKey().source(), String[]::new))
                        .addArrayOfString(column(counts, count -> count.getKey().rule(), String[]::new))
                        .addArrayOfInteger(
                                column(counts, count -> count.getKey().version(), Integer[]::new))
                        .addArrayOfString(column(counts, count -> count.getKey().field(), String[]::new))
                        .addArrayOfString(column(counts, count -> count.getKey().keyword(), String[]::new))
                        .addArrayOfOffsetDateTime(
                                column(counts, count -> utc(count.getKey().hour()), OffsetDateTime[]::new))
                        .addArrayOfLong(column(counts, count -> count.getValue().violations(), Long[]::new))
                        .addArrayOfString(
                                column(counts, count -> count.getValue().sample(), String[]::new))
                        .addArrayOfOffsetDateTime(
                                column(counts, count -> utc(count.getValue().lastAt()), OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    /** The most frequent first. */
    Uni<List<ViolationCount>> between(TimeRange range, @Nullable String source) {
        return pool.preparedQuery(REPORT)
                .execute(Tuple.of(utc(range.from()), utc(range.to()), source))
                .map(rows -> {
                    List<ViolationCount> counts = new ArrayList<>();
                    rows.forEach(row -> counts.add(count(row)));
                    return counts;
                });
    }

    private static ViolationCount count(Row row) {
        return new ViolationCount(
                row.getString("source"),
                row.getString("rule"),
                row.getInteger("version"),
                row.getString("field"),
                row.getString("keyword"),
                row.getLong("violations"),
                row.getString("sample"),
                row.getOffsetDateTime("last_at").toInstant());
    }

    private static <T> T[] column(
            List<Map.Entry<ViolationKey, ViolationTally>> counts,
            Function<Map.Entry<ViolationKey, ViolationTally>, T> value,
            java.util.function.IntFunction<T[]> array) {
        return counts.stream().map(value).toArray(array);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
