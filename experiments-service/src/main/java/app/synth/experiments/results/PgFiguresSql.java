package app.synth.experiments.results;

/**
 * The questions of {@link PgFigures}. {@code $1} is the experiment, {@code $2} the phase (null: all, each subject from its
 * first one), {@code $3} the dimension. Those who are in no statistic are few: they are taken off what was folded.
 */
final class PgFiguresSql {
    static final String EXPERIMENT = """
            with pauses as (
                select change, at, lead(at) over (order by version) as until
                from experiment_history
                where experiment_id = (select id from ab_experiments where key = $1)
                  and change in ('paused', 'resumed', 'completed')
            ), experiment as (
                select *, least(now(), end_date, completed_at) as stop from ab_experiments where key = $1
            )
            select id, key, state, phase, alpha::float8 as alpha, success_metrics, guardrail_metrics, start_date,
                   array(select variant->>'name' from jsonb_array_elements(variants) as variant) as variants,
                   (traffic_allocation->'weights')::text as weights,
                   case when start_date is null then 0
                        else extract(epoch from greatest(interval '0', stop - start_date - coalesce(
                            (select sum(greatest(interval '0', least(coalesce(until, stop), stop) - at))
                             from pauses where change = 'paused'), interval '0'))) end::float8 as ran,
                   completed_at is not null or coalesce(end_date <= now(), false) as is_over,
                   (select advanced_at from experiment_results_cursor) as folded_at
            from experiment
            """;

    static final String METRICS = """
            select metric.key, metric.name, metric.definition::text as definition,
                   coalesce(folded.complete and folded.version = metric.version, false) as is_folded
            from ab_experiments as experiment
            join experiment_metrics as metric
              on metric.key = any (experiment.success_metrics) or metric.key = any (experiment.guardrail_metrics)
            left join experiment_result_metrics as folded
              on folded.experiment_id = experiment.id and folded.metric = metric.key
            where experiment.id = $1
            """;

    private static final String EXCLUDED = """
            excluded as materialized (
                select subject from experiment_other_variants
                where experiment_id = $1 and ($2::int is null or phase = $2)
                union
                select jsonb_object_keys(overrides) from ab_experiments where id = $1
            ), gone as materialized (
                select subjects.*
                from experiment_result_subjects as subjects join excluded using (subject)
                where subjects.experiment_id = $1
                  and case when $2::int is null then subjects.is_first else subjects.phase = $2 end
            )
            """;

    private static final String SEGMENT = """
            case $3 when 'RETURNING' then case when is_returning then 'returning' else 'new' end
                    when 'SOURCE' then source else '' end
            """;

    static final String USERS = "with " + EXCLUDED + """
            select variant, exposed_on, segment, sum(users)::int8 as users
            from (
                select variant, exposed_on,\s""" + SEGMENT + """
                       as segment, users
                from experiment_result_users
                where experiment_id = $1 and case when $2::int is null then is_first else phase = $2 end
                union all
                select variant, (exposed_at at time zone 'UTC')::date,\s""" + SEGMENT + """
                       , -1
                from gone) as each
            group by variant, exposed_on, segment
            """;

    /**
     * Of those who came for the first time; the others kept their variant and were not divided again. A phase that nobody came
     * in has a row without a variant.
     */
    static final String FIRST_USERS = """
            with excluded as materialized (
                select subject from experiment_other_variants where experiment_id = $1
                union
                select jsonb_object_keys(overrides) from ab_experiments where id = $1
            ), came as (
                select phase, variant, sum(users)::int8 as users
                from (
                    select phase, variant, users from experiment_result_users where experiment_id = $1 and is_first
                    union all
                    select phase, variant, -1 from experiment_result_subjects join excluded using (subject)
                    where experiment_id = $1 and is_first) as each
                group by phase, variant
            )
            select phase, variant, users,
                   coalesce(begun.weights,
                            (select traffic_allocation->'weights' from ab_experiments where id = $1))::text as weights
            from came
            full join (select phase, traffic_allocation->'weights' as weights
                       from experiment_phases where experiment_id = $1) as begun using (phase)
            where $2::int is null or phase = $2
            """;

    static final String EXCLUSIONS = """
            select (select count(distinct subject) from experiment_other_variants
                    where experiment_id = $1 and ($2::int is null or phase = $2)) as two_variants,
                   (select count(distinct subject) from user_experiment_assignments as exposure
                    where experiment_id = $1 and ($2::int is null or phase = $2) and not as_computed
                      and not exists (select from experiment_other_variants as other
                                      where other.experiment_id = $1 and other.subject = exposure.subject
                                        and ($2::int is null or other.phase = $2))) as unexpected,
                   (select count(distinct subjects.subject)
                    from ab_experiments cross join lateral jsonb_object_keys(overrides) as overridden (subject)
                    join experiment_result_subjects as subjects
                      on subjects.experiment_id = $1 and subjects.subject = overridden.subject
                    where id = $1) as overridden
            """;

    static final String SUMS = "with " + EXCLUDED + """
            , less as (
                select gone.*, metric.metric,
                       counted(kind, cap, numerator) as number, denominator, counted(kind, cap, before) as before
                from gone
                join experiment_subject_sums as sums using (experiment_id, subject, phase)
                join experiment_result_metrics as metric using (experiment_id, metric)
            )
            select metric, variant, exposed_on, segment,
                   sum(total)::float8 as total, sum(squares)::float8 as squares,
                   sum(denominator)::float8 as denominator, sum(denominator_squares)::float8 as denominator_squares,
                   sum(products)::float8 as products, sum(before)::float8 as before,
                   sum(before_squares)::float8 as before_squares, sum(before_products)::float8 as before_products
            from (
                select metric, variant, exposed_on,\s""" + SEGMENT + """
                       as segment, total, squares, denominator, denominator_squares, products, before, before_squares,
                       before_products
                from experiment_result_totals
                where experiment_id = $1 and case when $2::int is null then is_first else phase = $2 end
                union all
                select metric, variant, (exposed_at at time zone 'UTC')::date,\s""" + SEGMENT + """
                       , -number, -number * number, -denominator, -denominator * denominator, -number * denominator,
                       -before, -before * before, -number * before
                from less) as each
            group by metric, variant, exposed_on, segment
            """;

    /** A metric {@code $4} that is winsorised at the quantile {@code $5} of those who have a number. */
    static final String WINSORISED = "with " + EXCLUDED + """
            , numbered as materialized (
                select variant, (exposed_at at time zone 'UTC')::date as exposed_on,\s""" + SEGMENT + """
                       as segment, numerator, before
                from experiment_subject_sums as sums
                join experiment_result_subjects as subjects using (experiment_id, subject, phase)
                where sums.experiment_id = $1 and sums.metric = $4
                  and case when $2::int is null then is_first else phase = $2 end
                  and not exists (select from excluded where excluded.subject = sums.subject)
            ), cap as (
                select percentile_disc($5::float8) within group (order by numerator) as cap
                from numbered where numerator <> 0
            )
            select variant, exposed_on, segment, cap::float8 as cap,
                   sum(least(numerator, cap))::float8 as total,
                   sum(least(numerator, cap) * least(numerator, cap))::float8 as squares,
                   sum(least(before, cap))::float8 as before,
                   sum(least(before, cap) * least(before, cap))::float8 as before_squares,
                   sum(least(numerator, cap) * least(before, cap))::float8 as before_products
            from numbered cross join cap
            group by variant, exposed_on, segment, cap
            """;

    /** The experiment, of those that had users, that was measured by a metric last. */
    static final String LAST_MEASURED = """
            select key from ab_experiments as experiment
            where ($1 = any (success_metrics) or $1 = any (guardrail_metrics))
              and exists (select from experiment_result_users as users where users.experiment_id = experiment.id)
            order by start_date desc, key
            limit 1
            """;

    private PgFiguresSql() {}
}
