package app.synth.analytics.figures;

/**
 * What every answer consists of: an entry of the series for each day, week or month that the days $2..$3 touch, as $4 says;
 * their totals; and, where $5 is the day on which they begin, the totals of the days before $2.
 */
final class PgParts {
    /** {@code last} is the last day that counts. Totals start at -infinity. */
    static final String PARTS = """
            with part as (
                select 'series' as kind, start::date as start, true as now, least((start + step)::date - 1, $3::date) as last
                from (select ('1 ' || $4::text)::interval) as one (step),
                     generate_series(date_trunc($4::text, $2::date::timestamp), $3::date::timestamp, step) as start
                union all
                select 'totals', '-infinity', true, $3::date
                union all
                select 'previous', '-infinity', false, $2::date - 1 where $5::date is not null
            )""";

    private PgParts() {}
}
