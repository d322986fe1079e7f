package app.synth.analytics.rollup;

/**
 * What changes when the catalogue does: an event moves to another venue, day or artist; a name comes to mean somebody, or
 * somebody else. The days that still have raw interactions ({@code $1} is the first of them) are restated; older ones stay.
 */
final class PgCatalogueChanges {

    static final String TAKE = """
            with taken as (
                delete from catalogue_changes
                where change_id in (select change_id from catalogue_changes order by change_id limit 1000)
                returning kind, entity_id, names
            ), noted as (
                insert into step_changes (kind, entity_id, names) select kind, entity_id, names from taken
                union all
                -- events without a zone of their own are on the day of their venue's
                select 'event', event_id, '{}' from events
                where venue_id in (select entity_id from taken where kind = 'venue')
                returning 1
            )
            select count(*) as changes from noted
            """;

    /** Names that mean somebody else than before. Follows move with all of their history, since totals live on. */
    static final String MOVES = """
            with renamed as (
                select kind, sent, city, state, name.entity_id
                from (select kind, unnest(names || folded(entity_id)) as called from step_changes
                      where kind in ('artist', 'venue')) as change
                join sent_names as name using (kind)
                where folded(name.sent) = change.called
                union
                select kind, sent, city, state, name.entity_id
                from step_changes as change
                join sent_names as name using (kind, entity_id)
            ), moved as (
                insert into step_moves (kind, sent, city, state, was, becomes)
                select kind, sent, city, state, coalesce(entity_id, sent), coalesce(meant(kind, sent, city, state), sent)
                from renamed
                where entity_id is distinct from meant(kind, sent, city, state)
            )
            update sent_names as name set entity_id = meant(name.kind, name.sent, name.city, name.state)
            from renamed
            where name.kind = renamed.kind and name.sent = renamed.sent
              and name.city = renamed.city and name.state = renamed.state
              and name.entity_id is distinct from meant(name.kind, name.sent, name.city, name.state)
            """;

    static final String MOVED_VISITS = """
            insert into step_rows (weight, whole, viewer, date, action, entity_type, entity_id, sent, city, state, session_id)
            select visits * sign, false, viewer, date, 'profile_visit', kind,
                   case sign when 1 then move.becomes else move.was end, sent, city, state, session_id
            from step_moves as move
            join profile_visits as visit using (kind, sent, city, state),
                 unnest(array[-1, 1]) as sign
            where visit.entity_id = move.was and visit.date >= $1 and move.was <> move.becomes
            """;

    static final String MOVED_FOLLOWS = """
            insert into step_rows (
                weight, whole, viewer, is_user, date, occurred_at, id, action, entity_type, entity_id, sent, city, state)
            select sign, false, viewer, is_user, date, occurred_at, id,
                   case when is_on then 'follow' else 'unfollow' end, kind,
                   case sign when 1 then move.becomes else move.was end, sent, city, state
            from step_moves as move
            join toggles using (sent, city, state),
                 unnest(array[-1, 1]) as sign
            where toggles.relation = move.kind || '_follow' and toggles.entity_id = move.was and move.was <> move.becomes
            """;

    /** What the days of an event had given to its artists is taken back, and given to those that it has now. */
    static final String EVENTS_OF_ARTISTS = """
            with changed as (
                select distinct entity_id as event_id from step_changes where kind = 'event'
            ), now_so as (
                select distinct artist_id, event_id, local_date
                from changed
                join event_days using (event_id)
                cross join lateral unnest(artist_ids) as artist_id
            ), compared as (
                select artist_id, event_id, was.artist_id is not null as was, is_now.artist_id is not null as is_now,
                       is_now.local_date
                from (select event_artists.* from event_artists join changed using (event_id)) as was
                full join now_so as is_now using (artist_id, event_id)
            ), gone as (
                delete from event_artists using compared
                where not compared.is_now
                  and event_artists.artist_id = compared.artist_id and event_artists.event_id = compared.event_id
            ), kept as (
                insert into event_artists as known (artist_id, event_id, local_date)
                select artist_id, event_id, local_date from compared where is_now
                on conflict (artist_id, event_id) do update set local_date = excluded.local_date
                where known.local_date is distinct from excluded.local_date
            ), concerned as (
                insert into step_changes (kind, entity_id) select distinct 'active', artist_id from compared
            )
            insert into step_artist_days
                (artist_id, date, event_impressions, event_clicks, reviews_received, total_engagement, rated_count, rating_sum)
            select artist_id, date, sign * impressions, sign * clicks, sign * review_count,
                   sign * (likes_count + comments_count + shares_count), sign * rated_count, sign * rating_sum
            from compared
            cross join lateral (select is_now::int - was::int as sign) as turn
            join analytics_event_daily as day using (event_id)
            where sign <> 0 and day.date >= $1
            """;

    static final String ACTIVE_EVENTS = """
            update analytics_artist_daily as day set active_events = counted.events
            from (select artist_id, date, (
                             select count(*) from event_artists
                             where event_artists.artist_id = each.artist_id and local_date >= each.date) as events
                  from analytics_artist_daily as each
                  where each.artist_id in (select entity_id from step_changes where kind = 'active')
                    and each.date >= $1) as counted
            where day.artist_id = counted.artist_id and day.date = counted.date
              and day.active_events is distinct from counted.events
            """;

    /** The same for venues; the days on which one hosts an event have a row, whether or not anybody looked. */
    static final String EVENTS_OF_VENUES = """
            with changed as (
                select distinct entity_id as event_id from step_changes where kind = 'event'
            ), compared as (
                select event_id, was.venue_id as was, was.local_date as was_on,
                       is_now.venue_id as is_now, is_now.local_date as is_on
                from changed
                left join event_places as was using (event_id)
                left join (select * from event_days where venue_id is not null) as is_now using (event_id)
                where (was.venue_id, was.local_date) is distinct from (is_now.venue_id, is_now.local_date)
            ), gone as (
                delete from event_places using compared
                where compared.is_now is null and event_places.event_id = compared.event_id
            ), kept as (
                insert into event_places (event_id, venue_id, local_date)
                select event_id, is_now, is_on from compared where is_now is not null
                on conflict (event_id) do update set venue_id = excluded.venue_id, local_date = excluded.local_date
            ), hosting as (
                insert into step_venue_days (venue_id, date)
                select was, was_on from compared where was is not null and was_on >= $1
                union
                select is_now, is_on from compared where is_now is not null and is_on >= $1
            )
            insert into step_venue_days (venue_id, date, event_impressions, reviews_received, rated_count, rating_sum)
            select venue_id, date, sign * impressions, sign * review_count, sign * venue_rated_count,
                   sign * venue_rating_sum
            from (select event_id, was as venue_id, -1 as sign from compared where was is distinct from is_now
                  union all
                  select event_id, is_now, 1 from compared where was is distinct from is_now) as turn
            join analytics_event_daily as day using (event_id)
            where venue_id is not null and day.date >= $1
            """;

    /** How many events a venue has on a day, and who was there: counted anew for the days that are concerned. */
    static final String HOSTED = """
            with concerned as (
                select distinct venue_id, date from step_venue_days where date >= $1
            ), counted as (
                select concerned.venue_id, concerned.date, count(place.event_id) as events, (
                           select count(distinct user_id)
                           from event_places as there join event_attendees using (event_id)
                           where there.venue_id = concerned.venue_id and there.local_date = concerned.date) as attendance
                from concerned
                left join event_places as place
                    on place.venue_id = concerned.venue_id and place.local_date = concerned.date
                group by concerned.venue_id, concerned.date
            )
            insert into analytics_venue_daily as day (venue_id, date, events_hosted, event_attendance)
            select venue_id, date, events, attendance from counted
            on conflict (venue_id, date) do update set
                events_hosted = excluded.events_hosted, event_attendance = excluded.event_attendance
            where (day.events_hosted, day.event_attendance)
                  is distinct from (excluded.events_hosted, excluded.event_attendance)
            """;

    private PgCatalogueChanges() {}
}
