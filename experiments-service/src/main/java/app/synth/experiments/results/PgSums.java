package app.synth.experiments.results;

/**
 * Adds what subjects did to their sums, and what their sums became to the totals, in one statement: it sees the sums as they
 * were before it, so the totals move by exactly what the subjects' numbers moved. Only whoever holds the cursor runs it.
 */
final class PgSums {
    /** A metric that is being filled takes part for the subjects it is filled for. */
    private static final String FILLED = "(metric.complete or pair.subject <= metric.filled_to)";

    private static final String BEING_FILLED =
            "($1::text is null and not metric.complete and metric.filled_to is not distinct from $4::text)";

    private static final String ADD = """
            with pair as (
            %1$s
            ), matched as materialized (
                select pair.experiment_id, metric.metric, pair.subject, pair.phase,
                       case when not part.is_numerator then 'denominator'
                            when pair.occurred_at < pair.exposed_at then 'before'
                            else 'numerator' end as part,
                       case when part.value is null then 1 else number_at(pair.metadata, part.value) end as amount,
                       case part.per
                           when 'session' then md5(pair.session_id)::uuid
                           when 'entity' then md5(pair.entity_type || ':' || pair.entity_id)::uuid
                           when 'day' then md5((pair.occurred_at at time zone 'UTC')::date::text)::uuid end as mark,
                       part.per
                from pair
                join experiment_result_metrics as metric using (experiment_id)
                join experiment_result_parts as part using (experiment_id, metric)
                join ab_experiments as experiment on experiment.id = pair.experiment_id
                where %2$s
                  and case when pair.event_type is null
                           then part.event_type is null and (part.action is null or part.action = pair.action)
                           else part.event_type = pair.event_type end
                  and (part.entity_type is null or part.entity_type = pair.entity_type)
                  and (part.entity_id is null or part.entity_id = pair.entity_id)
                  and pair.metadata @> part.filter
                  and (pair.occurred_at >= pair.exposed_at + metric.window_from
                           and pair.occurred_at < pair.exposed_at + metric.window_to
                           and pair.occurred_at < least(experiment.end_date, experiment.completed_at, 'infinity')
                       or pair.occurred_at < pair.exposed_at
                           and pair.occurred_at >= pair.exposed_at - interval '14 days'
                           and part.is_numerator and metric.kind not in ('ratio', 'retention'))
            ), marked as (
                insert into experiment_subject_marks (experiment_id, metric, subject, phase, part, mark)
                select distinct experiment_id, metric, subject, phase, part, mark from matched where mark is not null
                on conflict do nothing
                returning experiment_id, metric, subject, phase, part
            ), added as materialized (
                select experiment_id, metric, subject, phase,
                       coalesce(sum(amount) filter (where part = 'numerator'), 0) as numerator,
                       coalesce(sum(amount) filter (where part = 'denominator'), 0) as denominator,
                       coalesce(sum(amount) filter (where part = 'before'), 0) as before
                from (select experiment_id, metric, subject, phase, part, amount
                      from matched where per is null and amount is not null
                      union all
                      select experiment_id, metric, subject, phase, part, 1 from marked) as each
                group by experiment_id, metric, subject, phase
            ), saved as (
                insert into experiment_subject_sums as sums
                    (experiment_id, metric, subject, phase, numerator, denominator, before)
                select experiment_id, metric, subject, phase, numerator, denominator, before from added
                on conflict (experiment_id, metric, subject, phase) do update set
                    numerator = sums.numerator + excluded.numerator,
                    denominator = sums.denominator + excluded.denominator,
                    before = sums.before + excluded.before
            ), moved as (
                select added.experiment_id, added.metric, added.phase, subjects.is_first, subjects.variant,
                       (subjects.exposed_at at time zone 'UTC')::date as exposed_on, subjects.is_returning, subjects.source,
                       counted(kind, cap, coalesce(sums.numerator, 0)) as n0,
                       counted(kind, cap, coalesce(sums.numerator, 0) + added.numerator) as n1,
                       coalesce(sums.denominator, 0) as d0,
                       coalesce(sums.denominator, 0) + added.denominator as d1,
                       counted(kind, cap, coalesce(sums.before, 0)) as b0,
                       counted(kind, cap, coalesce(sums.before, 0) + added.before) as b1
                from added
                join experiment_result_subjects as subjects using (experiment_id, subject, phase)
                join experiment_result_metrics as metric using (experiment_id, metric)
                left join experiment_subject_sums as sums using (experiment_id, metric, subject, phase)
            )
            insert into experiment_result_totals as totals
                (experiment_id, metric, phase, is_first, variant, exposed_on, is_returning, source, total, squares,
                 denominator, denominator_squares, products, before, before_squares, before_products)
            select experiment_id, metric, phase, is_first, variant, exposed_on, is_returning, source,
                   sum(n1 - n0), sum(n1 * n1 - n0 * n0), sum(d1 - d0), sum(d1 * d1 - d0 * d0), sum(n1 * d1 - n0 * d0),
                   sum(b1 - b0), sum(b1 * b1 - b0 * b0), sum(n1 * b1 - n0 * b0)
            from moved
            group by experiment_id, metric, phase, is_first, variant, exposed_on, is_returning, source
            on conflict (experiment_id, metric, phase, is_first, variant, exposed_on, is_returning, source) do update set
                total = totals.total + excluded.total,
                squares = totals.squares + excluded.squares,
                denominator = totals.denominator + excluded.denominator,
                denominator_squares = totals.denominator_squares + excluded.denominator_squares,
                products = totals.products + excluded.products,
                before = totals.before + excluded.before,
                before_squares = totals.before_squares + excluded.before_squares,
                before_products = totals.before_products + excluded.before_products
            """;

    static final String ADD_INTERACTIONS = ADD.formatted(PgPairs.OF_NEW_INTERACTIONS, FILLED);
    static final String ADD_IDENTIFIED = ADD.formatted(PgPairs.OF_NEW_IDENTITIES, FILLED);
    static final String ADD_PAST_OF_NEW_SUBJECTS = ADD.formatted(PgPairs.OF_NEW_SUBJECTS, FILLED);
    static final String ADD_PAST_OF_METRIC = ADD.formatted(PgPairs.OF_A_FILLING, BEING_FILLED);

    /**
     * Those who were exposed as computed. A subject counts over all phases from its first one; what it did in the 14 days
     * before, and with which app, is known then and never changes, so that the treatment has no part in it.
     */
    static final String REGISTER = """
            with subjects as materialized (
                select exposure.experiment_id, exposure.subject, exposure.phase, exposure.user_id,
                       experiment.hash_attribute, exposure.variant_name as variant, exposure.assigned_at as exposed_at,
                       not exists (select from experiment_result_subjects as known
                                   where known.experiment_id = exposure.experiment_id and known.subject = exposure.subject)
                       and not exists (select from user_experiment_assignments as earlier
                                       where earlier.experiment_id = exposure.experiment_id
                                         and earlier.subject = exposure.subject and earlier.phase < exposure.phase
                                         and earlier.as_computed and earlier.written_in <= $2::text::xid8) as is_first
                from user_experiment_assignments as exposure
                join ab_experiments as experiment on experiment.id = exposure.experiment_id
                where exposure.written_in > $1::text::xid8 and exposure.written_in <= $2::text::xid8
                  and exposure.as_computed
            ), registered as (
                insert into experiment_result_subjects
                    (experiment_id, subject, phase, user_id, hash_attribute, variant, exposed_at, is_first, is_returning, source)
                select subjects.*, last.source is not null, coalesce(last.source, 'unknown')
                from subjects
                left join lateral (
                    select deed.source
                    from (
            """ + PgPairs.INTERACTIONS_OF_SUBJECT + """
                    ) as deed
                    where deed.occurred_at < subjects.exposed_at
                    order by deed.occurred_at desc
                    limit 1) as last on true
                returning *
            )
            insert into experiment_result_users as counted
                (experiment_id, phase, is_first, variant, exposed_on, is_returning, source, users)
            select experiment_id, phase, is_first, variant, (exposed_at at time zone 'UTC')::date, is_returning, source, count(*)
            from registered
            group by 1, 2, 3, 4, 5, 6, 7
            on conflict (experiment_id, phase, is_first, variant, exposed_on, is_returning, source) do update set
                users = counted.users + excluded.users
            """;

    private PgSums() {}
}
