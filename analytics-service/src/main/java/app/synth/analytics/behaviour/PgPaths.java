package app.synth.analytics.behaviour;

import app.synth.analytics.question.PgQuestion;
import app.synth.analytics.question.PgQuestions;
import app.synth.analytics.question.Span;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** What happens within a session after an action, or before it. A session ends with 30 minutes in which nothing happens. */
@ApplicationScoped
class PgPaths {
    private static final String SESSIONS = """
            with happened as not materialized (
                select viewer, session_id, occurred_at, id, action,
                       action = $3 and ($4::text is null or entity_type = $4)
                           and ($5::text is null or entity_id = $5) as is_asked
                from counted_interactions($1, $2)
            ), marked as (
                select *, occurred_at - lag(occurred_at) over earlier > interval '30 minutes' as begins
                from happened
                where (viewer, session_id) in (select viewer, session_id from happened where is_asked)
                window earlier as (partition by viewer, session_id order by occurred_at, id)
            ), numbered as (
                select *, count(*) filter (where begins) over (
                           partition by viewer, session_id order by occurred_at, id) as visit
                from marked
            ),
            """;

    /** From here on the first place is the earliest, or the latest. */
    private static final String PLACED = """
            placed as (
                select viewer, session_id, visit, action, is_asked,
                       row_number() over (
                           partition by viewer, session_id, visit order by occurred_at %1$s, id %1$s) as place
                from numbered
                where is_asked or action <> all ($6::text[])
            ), distant as (
                select *, place - %2$s(place) filter (where is_asked) over (
                           partition by viewer, session_id, visit) as distance
                from placed
            ), reached as (
                select * from distant where distance between 0 and $7::integer
            ), ranked as (
                select distance, action, row_number() over (partition by distance order by count(*) desc, action) as rank
                from reached
                group by distance, action
            ), named as (
                select viewer, session_id, visit, distance,
                       case when rank <= $8::integer then action else '$others' end as node
                from reached join ranked using (distance, action)
            ), linked as (
                select distance, node,
                       coalesce(lead(node) over (partition by viewer, session_id, visit order by distance), '$end') as next
                from named
            )
            select distance::integer + 1 as step, node, next, count(*) as sessions
            from linked
            where distance < $7::integer
            group by distance, node, next
            order by distance, sessions desc, node, next
            """;

    private static final String FORWARDS = SESSIONS + PLACED.formatted("asc", "min");
    private static final String BACKWARDS = SESSIONS + PLACED.formatted("desc", "max");

    private final PgQuestions questions;

    PgPaths(PgQuestions questions) {
        this.questions = questions;
    }

    Uni<List<PathEdge>> edges(PathsQuestion asked, Span span) {
        Tuple parameters = Tuple.tuple()
                .addValue(span.since())
                .addValue(span.until())
                .addValue(asked.action())
                .addValue(asked.entityType())
                .addValue(asked.entityId())
                .addValue(asked.excluded().toArray(String[]::new))
                .addValue(asked.depth())
                .addValue(asked.limit());
        String sql = asked.backwards() ? BACKWARDS : FORWARDS;
        return questions.ask(new PgQuestion<>("paths", sql, parameters, PgQuestion.OVER_INTERACTIONS, rows -> {
            List<PathEdge> edges = new ArrayList<>();
            rows.forEach(row -> edges.add(edge(row)));
            return List.copyOf(edges);
        }));
    }

    private static PathEdge edge(Row row) {
        return new PathEdge(
                row.getInteger("step"), row.getString("node"), row.getString("next"), row.getLong("sessions"));
    }
}
