package app.synth.experiments.results;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One step of the results: cursor, sums and totals move together, in one transaction.
 *
 * <p>Whoever holds the cursor's row works; the others find it locked and leave. A transaction id is below the snapshot's
 * xmin only when every transaction up to it has ended, so nothing that commits late can fall behind the cursor.
 */
@ApplicationScoped
class PgFold {
    /** Everything is looked up by index, a step's few thousand rows at a time, whatever the planner thinks of the tables. */
    private static final String SETTINGS = """
            select set_config('timezone', 'UTC', true), set_config('work_mem', '32MB', true),
                   set_config('plan_cache_mode', 'force_custom_plan', true), set_config('jit', 'off', true),
                   set_config('enable_hashjoin', 'off', true), set_config('enable_mergejoin', 'off', true),
                   set_config('enable_seqscan', 'off', true)
            """;

    private static final String TAKE =
            "select position::text as position from experiment_results_cursor for update skip locked";

    /** Metrics that experiments use and that are not folded as they are defined now. */
    private static final String CHANGED = """
            select experiment.id as experiment_id, metric.key as metric
            from ab_experiments as experiment
            cross join lateral (select distinct used.key
                                from unnest(experiment.success_metrics || experiment.guardrail_metrics) as used (key)) as used
            join experiment_metrics as metric on metric.key = used.key
            left join experiment_result_metrics as folded
              on folded.experiment_id = experiment.id and folded.metric = metric.key
            where experiment.state <> 'draft' and experiment.archived_at is null
              and folded.version is distinct from metric.version
            """;

    private static final String FORGET_TOTALS = "delete from experiment_result_totals as total using (" + CHANGED
            + ") as changed where (total.experiment_id, total.metric) = (changed.experiment_id, changed.metric)";

    private static final String FORGET_SUMS = "delete from experiment_subject_sums as sums using (" + CHANGED
            + ") as changed where (sums.experiment_id, sums.metric) = (changed.experiment_id, changed.metric)";

    private static final String FORGET_MARKS = "delete from experiment_subject_marks as marks using (" + CHANGED
            + ") as changed where (marks.experiment_id, marks.metric) = (changed.experiment_id, changed.metric)";

    private static final String FORGET_METRICS = "delete from experiment_result_metrics as folded using (" + CHANGED
            + ") as changed where (folded.experiment_id, folded.metric) = (changed.experiment_id, changed.metric)";

    private static final String FOLLOW = "with changed as (" + CHANGED + """
            ), followed as (
                insert into experiment_result_metrics
                    (experiment_id, metric, version, kind, window_from, window_to, cap, complete)
                select changed.experiment_id, key, version, definition->>'kind',
                       make_interval(days => coalesce((definition->>'day')::int, 0)),
                       make_interval(days => coalesce((definition->>'day')::int + 1, (definition->>'window_days')::int, 36500)),
                       (definition->'cap'->>'value')::numeric,
                       not exists (select from experiment_result_subjects as subjects
                                   where subjects.experiment_id = changed.experiment_id)
                from changed join experiment_metrics on key = changed.metric
                returning experiment_id, metric
            )
            insert into experiment_result_parts
                (experiment_id, metric, is_numerator, action, event_type, entity_type, entity_id, filter, value, per)
            select followed.experiment_id, followed.metric, is_numerator, part->>'action', part->>'event_type',
                   part->>'entity_type', part->>'entity_id', coalesce(part->'where', '{}'),
                   case when jsonb_typeof(part->'value') = 'array'
                        then array(select jsonb_array_elements_text(part->'value')) end,
                   part->>'distinct'
            from followed
            join experiment_metrics on key = followed.metric
            cross join lateral (values (true, definition), (false, definition->'denominator')) as parts (is_numerator, part)
            where jsonb_typeof(part) = 'object'
            """;

    /** Ends on a whole transaction: all that it wrote carries the same id. */
    private static final String PENDING = """
            with interactions as (
                select written_in from tracking.user_interactions
                where written_in > $1::text::xid8 and written_in < pg_snapshot_xmin(pg_current_snapshot())
                order by written_in limit $2
            ), exposures as (
                select written_in from user_experiment_assignments
                where written_in > $1::text::xid8 and written_in < pg_snapshot_xmin(pg_current_snapshot())
                order by written_in limit $3
            ), events as (
                select written_in from experiment_events
                where written_in > $1::text::xid8 and written_in < pg_snapshot_xmin(pg_current_snapshot())
                order by written_in limit $2
            ), identified as (
                select written_in from tracking.identities
                where written_in > $1::text::xid8 and written_in < pg_snapshot_xmin(pg_current_snapshot())
                order by written_in limit $3
            )
            select coalesce(
                       least((select max(written_in) from interactions having count(*) >= $2),
                             (select max(written_in) from exposures having count(*) >= $3),
                             (select max(written_in) from events having count(*) >= $2),
                             (select max(written_in) from identified having count(*) >= $3)),
                       greatest((select max(written_in) from interactions), (select max(written_in) from exposures),
                                (select max(written_in) from events), (select max(written_in) from identified)))::text as until,
                   (select count(*) from interactions) as interactions,
                   exists (select from exposures) as exposed,
                   exists (select from identified) as identified
            """;

    private static final String MOVE =
            "update experiment_results_cursor set position = $1::text::xid8, advanced_at = now()";

    /** The look found nothing: everything up to now is folded. */
    private static final String LOOKED = """
            update experiment_results_cursor set advanced_at = now()
            where advanced_at < now() - interval '5 seconds'
            """;

    /** The next subjects of the metrics of one experiment that are as far. */
    private static final String FILLING = """
            with filling as (
                select experiment_id, filled_to from experiment_result_metrics
                where not complete order by experiment_id, filled_to nulls first limit 1
            )
            select filling.experiment_id, filling.filled_to, next.last, next.subjects
            from filling
            cross join lateral (
                select max(subject) as last, count(*) as subjects
                from (select subject from experiment_result_subjects as subjects
                      where subjects.experiment_id = filling.experiment_id
                        and (filling.filled_to is null or subject > filling.filled_to)
                      order by subject limit $1) as ahead) as next
            """;

    private static final String FILLED = """
            update experiment_result_metrics set filled_to = coalesce($3, filled_to), complete = $4
            where experiment_id = $1 and not complete and filled_to is not distinct from $2::text
            """;

    private final Pool database;
    private final ResultsConfig config;

    PgFold(Pool database, ResultsConfig config) {
        this.database = database;
        this.config = config;
    }

    /** Folds what is new, up to the size of a step; nothing when nothing is, or when another replica is at it. */
    Uni<FoldStep> step() {
        return database.withTransaction(connection -> connection
                .query(SETTINGS)
                .execute()
                .chain(() -> connection.query(TAKE).execute())
                .chain(taken -> taken.size() == 0
                        ? Uni.createFrom().item(FoldStep.NOTHING)
                        : foldAfter(connection, taken.iterator().next().getString("position"))));
    }

    private Uni<FoldStep> foldAfter(SqlConnection connection, String position) {
        return follow(connection)
                .chain(() ->
                        run(connection, PENDING, Tuple.of(position, config.rowsPerStep(), config.subjectsPerStep())))
                .map(rows -> rows.iterator().next())
                .chain(pending -> {
                    String until = pending.getString("until");
                    Uni<?> folded = until == null
                            ? connection.query(LOOKED).execute()
                            : fold(connection, position, until, pending);
                    return folded.chain(() -> fill(connection, until == null ? position : until))
                            .map(filled -> new FoldStep(pending.getLong("interactions"), until != null || filled));
                });
    }

    /** What experiments are measured by may have changed: then it is counted anew. */
    private static Uni<?> follow(SqlConnection connection) {
        return connection
                .query(CHANGED)
                .execute()
                .chain(changed -> changed.size() == 0
                        ? Uni.createFrom().voidItem()
                        : connection
                                .query(FORGET_TOTALS)
                                .execute()
                                .chain(() -> connection.query(FORGET_SUMS).execute())
                                .chain(() -> connection.query(FORGET_MARKS).execute())
                                .chain(() -> connection.query(FORGET_METRICS).execute())
                                .chain(() -> connection.query(FOLLOW).execute())
                                .replaceWithVoid());
    }

    private static Uni<?> fold(SqlConnection connection, String after, String until, Row pending) {
        Tuple stretch = Tuple.of(after, until);
        Uni<?> folding = run(connection, PgSums.ADD_INTERACTIONS, stretch);
        if (pending.getBoolean("identified")) {
            folding = folding.chain(() -> run(connection, PgSums.ADD_IDENTIFIED, stretch));
        }
        if (pending.getBoolean("exposed")) {
            folding = folding.chain(() -> run(connection, PgSums.REGISTER, stretch))
                    .chain(() -> run(connection, PgSums.ADD_PAST_OF_NEW_SUBJECTS, stretch));
        }
        return folding.chain(() -> run(connection, MOVE, Tuple.of(until)));
    }

    private Uni<Boolean> fill(SqlConnection connection, String until) {
        return run(connection, FILLING, Tuple.of(config.subjectsPerStep())).chain(found -> {
            if (found.size() == 0) {
                return Uni.createFrom().item(false);
            }
            Row filling = found.iterator().next();
            UUID experiment = filling.getUUID("experiment_id");
            String filledTo = filling.getString("filled_to");
            String last = filling.getString("last");
            boolean complete = filling.getLong("subjects") < config.subjectsPerStep();
            return fill(connection, until, experiment, filledTo, last)
                    .chain(() -> run(connection, FILLED, Tuple.of(experiment, filledTo, last, complete)))
                    .replaceWith(true);
        });
    }

    private static Uni<?> fill(
            SqlConnection connection, String until, UUID experiment, @Nullable String filledTo, @Nullable String last) {
        return last == null
                ? Uni.createFrom().voidItem()
                : run(connection, PgSums.ADD_PAST_OF_METRIC, Tuple.of(null, until, experiment, filledTo, last));
    }

    private static Uni<RowSet<Row>> run(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters);
    }
}
