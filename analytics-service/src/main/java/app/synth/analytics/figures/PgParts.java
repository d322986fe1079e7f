package app.synth.analytics.figures;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How every statement begins. {@code part} is what the answer consists of: an entry of the series for each day, week or month
 * that the days $2..$3 touch, as $4 says; their totals; and, where $5 is the day on which they begin, the totals of the days
 * before $2. {@code summed} has the figures of those parts that have any, by {@code now} and {@code start}; totals start at
 * -infinity. Entries of one day are read and not added up: a year has hundreds of them.
 */
final class PgParts {
    private static final String SQL = """
            with part as (
                select 'series' as kind, start::date as start, true as now, least((start + step)::date - 1, $3::date) as last
                from (select ('1 ' || $4::text)::interval) as one (step),
                     generate_series(date_trunc($4::text, $2::date::timestamp), $3::date::timestamp, step) as start
                union all
                select 'totals', '-infinity', true, $3::date
                union all
                select 'previous', '-infinity', false, $2::date - 1 where $5::date is not null
            ), day as (
                select date%3$s
                from %1$s
                where %2$s and date between coalesce($5::date, $2::date) and $3::date
            ), summed as (
                select true as now, date as start%4$s
                from day
                where $4::text = 'day' and date >= $2::date
                union all
                select true, date_trunc($4::text, date::timestamp)::date as start%5$s
                from day
                where $4::text <> 'day' and date >= $2::date
                group by start
                union all
                select date >= $2::date as now, '-infinity'%5$s
                from day
                group by now
            )""";

    private PgParts() {}

    /**
     * @param table of daily figures
     * @param thing the condition for whose they are, with $1
     * @param added columns of which several days say the sum
     * @param lasting columns of which several days say what the last says that has a value: the greatest of the values when
     *     the day stands before each, in the upper half of a bigint
     */
    static String of(String table, String thing, List<String> added, List<String> lasting) {
        String columns = list(added, "%1$s") + list(lasting, "(date - date 'epoch')::bigint << 32 | %1$s as %1$s");
        String names = list(added, "%1$s") + list(lasting, "%1$s");
        String several = list(added, "sum(%1$s) as %1$s") + list(lasting, "max(%1$s) as %1$s");
        return SQL.formatted(table, thing, columns, names, several);
    }

    private static String list(List<String> columns, String text) {
        return columns.stream().map(column -> ", " + text.formatted(column)).collect(Collectors.joining());
    }
}
