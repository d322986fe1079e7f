package app.synth.analytics.rollup;

/** Visits of the profiles of artists and venues: once per viewer, session and day. */
final class PgProfileVisits {

    /** Who is meant by the names that were never sent before. */
    static final String NEW_NAMES = """
            insert into sent_names (kind, sent, city, state, entity_id)
            select kind, sent, city, state, meant(kind, sent, city, state)
            from (select distinct entity_type as kind, sent, city, state from step_rows where whole and sent is not null) as named
            where not exists (
                select from sent_names as known
                where known.kind = named.kind and known.sent = named.sent
                  and known.city = named.city and known.state = named.state)
            order by kind, sent, city, state
            on conflict do nothing
            """;

    /** From here on the interactions are about whom they mean; what nobody knows stays as it was sent. */
    static final String MEANT = """
            update step_rows as row set entity_id = name.entity_id
            from sent_names as name
            where row.whole and row.sent is not null
              and name.kind = row.entity_type and name.sent = row.sent
              and name.city = row.city and name.state = row.state
              and name.entity_id <> row.entity_id
            """;

    static final String VISITS = """
            with arrived as (
                select entity_type as kind, entity_id, date, viewer, session_id, sent, city, state,
                       sum(weight)::integer as visits
                from step_rows
                where action = 'profile_visit' and entity_id is not null and viewer is not null
                group by entity_type, entity_id, date, viewer, session_id, sent, city, state
                having sum(weight) <> 0
            ), merged as (
                select kind, entity_id, date, viewer, session_id, sent, city, state,
                       arrived.visits + coalesce(known.visits, 0) as visits
                from arrived
                left join profile_visits as known using (kind, entity_id, date, viewer, session_id, sent, city, state)
            ), kept as (
                insert into profile_visits (kind, entity_id, date, viewer, session_id, sent, city, state, visits)
                select kind, entity_id, date, viewer, session_id, sent, city, state, visits
                from merged where visits <> 0
                on conflict (kind, entity_id, date, viewer, session_id, sent, city, state)
                    do update set visits = excluded.visits
            ), gone as (
                delete from profile_visits as known using merged
                where merged.visits = 0
                  and known.kind = merged.kind and known.entity_id = merged.entity_id and known.date = merged.date
                  and known.viewer = merged.viewer and known.session_id = merged.session_id
                  and known.sent = merged.sent and known.city = merged.city and known.state = merged.state
            ), counted as (
                select kind, entity_id, date, viewer, session_id, sum(arrived) as added, (
                           select coalesce(sum(known.visits), 0) from profile_visits as known
                           where known.kind = each.kind and known.entity_id = each.entity_id and known.date = each.date
                             and known.viewer = each.viewer and known.session_id = each.session_id) as before
                from (select kind, entity_id, date, viewer, session_id, visits as arrived from arrived) as each
                group by kind, entity_id, date, viewer, session_id
            ), changes as (
                select kind, entity_id, date, sum((before + added > 0)::int - (before > 0)::int) as views
                from counted
                group by kind, entity_id, date
                having sum((before + added > 0)::int - (before > 0)::int) <> 0
            ), of_artists as (
                insert into step_artist_days (artist_id, date, profile_views)
                select entity_id, date, views from changes where kind = 'artist'
            )
            insert into step_venue_days (venue_id, date, profile_views)
            select entity_id, date, views from changes where kind = 'venue'
            """;

    private PgProfileVisits() {}
}
