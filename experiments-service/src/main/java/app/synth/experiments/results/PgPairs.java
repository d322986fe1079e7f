package app.synth.experiments.results;

/**
 * Pairs of an exposed subject and something it did. Each of these is the query of a step's part; together they give every
 * pair once: what is new to subjects that were known before the step ({@link #OF_NEW_INTERACTIONS}), what became theirs by
 * identification ({@link #OF_NEW_IDENTITIES}), and everything that new subjects did up to the step's end
 * ({@link #OF_NEW_SUBJECTS}), or that a metric lacks which is being filled ({@link #OF_A_FILLING}).
 *
 * <p>{@code $1} is the cursor before the step, {@code $2} after it.
 */
final class PgPairs {
    private static final String SUBJECT = """
            subjects.experiment_id, subjects.subject, subjects.phase, subjects.exposed_at,
            """;

    private static final String DEED = """
            deed.occurred_at, deed.action, deed.entity_type, deed.entity_id, deed.session_id, deed.metadata
            """;

    static final String OF_NEW_INTERACTIONS = """
            select\s""" + SUBJECT + """
                   deed.occurred_at, deed.action, deed.event_type, deed.entity_type, deed.entity_id, deed.session_id,
                   deed.metadata
            from (
                select 'user_id' as attribute, null::uuid as experiment_id, user_id::text as subject,
                       occurred_at, action, null as event_type, entity_type, entity_id, session_id, metadata
                from tracking.user_interactions
                where written_in > $1::text::xid8 and written_in <= $2::text::xid8 and user_id is not null
                union all
                select 'user_id', null, identities.user_id::text,
                       occurred_at, action, null, entity_type, entity_id, session_id, metadata
                from tracking.user_interactions as deed
                join tracking.identities using (anonymous_id)
                where deed.written_in > $1::text::xid8 and deed.written_in <= $2::text::xid8 and deed.user_id is null
                  and identities.written_in <= $1::text::xid8 and occurred_at <= claimed_at
                union all
                select 'anonymous_id', null, anonymous_id,
                       occurred_at, action, null, entity_type, entity_id, session_id, metadata
                from tracking.user_interactions
                where written_in > $1::text::xid8 and written_in <= $2::text::xid8
                  and user_id is null and anonymous_id is not null
                union all
                select 'anonymous_id', null, anonymous_id,
                       occurred_at, action, null, entity_type, entity_id, session_id, metadata
                from tracking.user_interactions as deed
                join tracking.identities using (anonymous_id)
                where deed.written_in > $1::text::xid8 and deed.written_in <= $2::text::xid8
                  and deed.user_id = identities.user_id and identities.written_in <= $1::text::xid8
                union all
                select null, experiment_id, subject,
                       occurred_at, null, event_type, null, null, null, event_value
                from experiment_events
                where written_in > $1::text::xid8 and written_in <= $2::text::xid8
            ) as deed
            join experiment_result_subjects as subjects
              on subjects.subject = deed.subject
             and (subjects.experiment_id = deed.experiment_id or subjects.hash_attribute = deed.attribute)
            """;

    static final String OF_NEW_IDENTITIES = """
            select\s""" + SUBJECT + """
                   deed.occurred_at, deed.action, null::text as event_type, deed.entity_type, deed.entity_id,
                   deed.session_id, deed.metadata
            from tracking.identities
            join experiment_result_subjects as subjects
              on subjects.subject = identities.user_id::text and subjects.hash_attribute = 'user_id'
            join tracking.user_interactions as deed
              on deed.anonymous_id = identities.anonymous_id and deed.user_id is null
             and deed.occurred_at <= identities.claimed_at
             and deed.occurred_at >= subjects.exposed_at - interval '14 days'
            where identities.written_in > $1::text::xid8 and identities.written_in <= $2::text::xid8
              and deed.written_in <= $2::text::xid8
            union all
            select\s""" + SUBJECT + """
                   deed.occurred_at, deed.action, null, deed.entity_type, deed.entity_id, deed.session_id, deed.metadata
            from tracking.identities
            join experiment_result_subjects as subjects
              on subjects.subject = identities.anonymous_id and subjects.hash_attribute = 'anonymous_id'
            join tracking.user_interactions as deed
              on deed.user_id = identities.user_id and deed.anonymous_id = identities.anonymous_id
             and deed.occurred_at >= subjects.exposed_at - interval '14 days'
            where identities.written_in > $1::text::xid8 and identities.written_in <= $2::text::xid8
              and deed.written_in <= $2::text::xid8
            """;

    /** Everything of a subject's interactions, by the indexes of tracking-service; {@code $2} bounds it. */
    static final String INTERACTIONS_OF_SUBJECT = """
            select\s""" + DEED + """
                   , deed.source
            from tracking.user_interactions as deed
            where subjects.hash_attribute = 'user_id' and deed.user_id = subjects.user_id
              and deed.occurred_at >= subjects.exposed_at - interval '14 days' and deed.written_in <= $2::text::xid8
            union all
            select\s""" + DEED + """
                   , deed.source
            from tracking.identities
            join tracking.user_interactions as deed
              on deed.anonymous_id = identities.anonymous_id and deed.user_id is null
             and deed.occurred_at <= identities.claimed_at
            where subjects.hash_attribute = 'user_id' and identities.user_id = subjects.user_id
              and identities.written_in <= $2::text::xid8
              and deed.occurred_at >= subjects.exposed_at - interval '14 days' and deed.written_in <= $2::text::xid8
            union all
            select\s""" + DEED + """
                   , deed.source
            from tracking.user_interactions as deed
            where subjects.hash_attribute = 'anonymous_id'
              and deed.anonymous_id = subjects.subject and deed.user_id is null
              and deed.occurred_at >= subjects.exposed_at - interval '14 days' and deed.written_in <= $2::text::xid8
            union all
            select\s""" + DEED + """
                   , deed.source
            from tracking.identities
            join tracking.user_interactions as deed
              on deed.user_id = identities.user_id and deed.anonymous_id = identities.anonymous_id
            where subjects.hash_attribute = 'anonymous_id' and identities.anonymous_id = subjects.subject
              and identities.written_in <= $2::text::xid8
              and deed.occurred_at >= subjects.exposed_at - interval '14 days' and deed.written_in <= $2::text::xid8
            """;

    private static final String EVERYTHING = """
            select\s""" + SUBJECT + """
                   deed.occurred_at, deed.action, null::text as event_type, deed.entity_type, deed.entity_id,
                   deed.session_id, deed.metadata
            from %1$s
            cross join lateral (
            """ + INTERACTIONS_OF_SUBJECT + """
            ) as deed
            union all
            select\s""" + SUBJECT + """
                   deed.occurred_at, null, deed.event_type, null, null, null, deed.event_value
            from %1$s
            join experiment_events as deed
              on deed.experiment_id = subjects.experiment_id and deed.subject = subjects.subject
             and deed.written_in <= $2::text::xid8
             and deed.occurred_at >= subjects.exposed_at - interval '14 days'
            """;

    static final String OF_NEW_SUBJECTS = EVERYTHING.formatted("""
            user_experiment_assignments as exposure
            join experiment_result_subjects as subjects
              on (subjects.experiment_id, subjects.subject, subjects.phase)
                 = (exposure.experiment_id, exposure.subject, exposure.phase)
             and exposure.written_in > $1::text::xid8 and exposure.written_in <= $2::text::xid8
            """);

    /** {@code $3} is the experiment; its subjects behind {@code $4}, up to {@code $5}. */
    static final String OF_A_FILLING = EVERYTHING.formatted("""
            (select * from experiment_result_subjects
             where experiment_id = $3 and ($4::text is null or subject > $4) and subject <= $5) as subjects
            """);

    private PgPairs() {}
}
