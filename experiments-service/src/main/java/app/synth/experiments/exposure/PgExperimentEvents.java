package app.synth.experiments.exposure;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What happened to exposed subjects, in {@code experiment_events}. */
@ApplicationScoped
class PgExperimentEvents {
    private static final String KEEP = """
            with sent as (
                select *
                from unnest($2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::timestamptz[]) with ordinality
                    as sent (subject, user_id, event_type, event_value, message_id, occurred_at, place)
            ), exposed as (
                select distinct on (shown.subject) shown.subject, shown.variant_name
                from (select distinct subject from sent) asked
                join user_experiment_assignments shown on shown.experiment_id = $1 and shown.subject = asked.subject
                order by shown.subject, not shown.as_computed, shown.phase
            ), earliest as (
                select distinct on (subject, message_id) *
                from sent join exposed using (subject)
                order by subject, message_id, place
            ), inserted as (
                insert into experiment_events
                    (subject, user_id, experiment_id, variant_name, event_type, event_value, message_id, occurred_at)
                select subject, user_id, $1, variant_name, event_type, event_value::jsonb, message_id, occurred_at
                from earliest
                order by subject, message_id
                on conflict (experiment_id, subject, message_id) do nothing
                returning subject, message_id
            )
            select case when exposed.subject is null then 'not_exposed'
                        when earliest.place is not null and inserted.subject is not null then 'kept'
                        else 'known' end as outcome
            from sent
            left join exposed using (subject)
            left join earliest on earliest.place = sent.place
            left join inserted on inserted.subject = sent.subject and inserted.message_id = sent.message_id
            order by sent.place
            """;

    private final Pool pool;

    PgExperimentEvents(Pool pool) {
        this.pool = pool;
    }

    /** The outcome of each, in their order: kept, known or not_exposed. */
    Uni<List<String>> keep(UUID experimentId, List<Happening> happenings) {
        List<String> subjects = new ArrayList<>();
        List<UUID> users = new ArrayList<>();
        for (Happening happening : happenings) {
            var subject = happening.subject();
            subjects.add(subject == null ? "" : subject.text());
            users.add(subject == null ? null : subject.userId());
        }
        return pool.preparedQuery(KEEP)
                .execute(Tuple.tuple()
                        .addValue(experimentId)
                        .addValue(subjects.toArray(String[]::new))
                        .addValue(users.toArray(UUID[]::new))
                        .addValue(happenings.stream().map(Happening::type).toArray(String[]::new))
                        .addValue(happenings.stream().map(Happening::value).toArray(String[]::new))
                        .addValue(happenings.stream().map(Happening::messageId).toArray(String[]::new))
                        .addValue(happenings.stream()
                                .map(happening -> happening.at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new)))
                .map(rows -> {
                    List<String> outcomes = new ArrayList<>();
                    for (Row row : rows) {
                        outcomes.add(row.getString("outcome"));
                    }
                    return outcomes;
                });
    }
}
