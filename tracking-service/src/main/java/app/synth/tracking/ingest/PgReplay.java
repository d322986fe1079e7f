package app.synth.tracking.ingest;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Moves interactions from the quarantine to where they belong: row, fate and counts in one statement. */
@ApplicationScoped
class PgReplay {
    /** The fate's row is locked by its change, so of two replays at once the second finds it stored. */
    private static final String MOVE = PgRows.OFFERED + """
            , moved as (
                update tracking.message_fates fates
                set fate = 'stored', reason = null
                from offered
                where fates.message_key = offered.message_key and fates.source = offered.source
                  and fates.fate = 'quarantined'
                returning fates.message_key, fates.source, old.reason as was
            ),
            stored as (
                insert into tracking.user_interactions
                    (id, user_id, anonymous_id, event_type, entity_type, entity_id, action, metadata, session_id,
                     occurred_at, original_occurred_at, message_id, source, received_at)
                select id, user_id, anonymous_id, event_type, entity_type, entity_id, action, metadata::jsonb, session_id,
                       occurred_at, original_occurred_at, message_id, source, received_at
                from offered join moved using (message_key, source)
            ),
            identified as (
                insert into tracking.identities (anonymous_id, user_id, claimed_at)
                select anonymous_id, user_id, least(occurred_at, received_at)
                from offered join moved using (message_key, source)
                where event_type = 'identify' and anonymous_id is not null and user_id is not null
                order by anonymous_id
                on conflict do nothing
            ),
            counted as (
                insert into tracking.accounting_deltas (source, minute, fate, reason, interactions)
                select source, date_trunc('minute', received_at), 'stored', '', count(*)
                from offered join moved using (message_key, source)
                group by source, date_trunc('minute', received_at)
                union all
                select source, date_trunc('minute', received_at), 'quarantined', was, -count(*)
                from offered join moved using (message_key, source)
                group by source, date_trunc('minute', received_at), was
            )
            update tracking.quarantine
            set replayed_at = now(), replayed_by = $25
            from unnest($24::uuid[], $1::uuid[], $2::text[]) as replayed (id, message_key, source)
                 join moved using (message_key, source)
            where quarantine.id = replayed.id
            returning quarantine.id
            """;

    private final Pool pool;

    PgReplay(@ReactiveDataSource(PgConnections.WRITERS) Pool pool) {
        this.pool = pool;
    }

    /** One that passed the pipeline again. */
    record Row(UUID id, Delivery delivery, Outcome.Accepted accepted) {
        Offered offered() {
            return new Offered(
                    new Offered.Key(accepted.messageId().key(), delivery.source()), delivery, accepted, 1, 0);
        }
    }

    /** Those that are stored now, or refused by the database; whatever was replayed before is not among them. */
    Uni<List<ReplayResult>> store(List<Row> rows, UUID by) {
        if (rows.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<Row> sorted = rows.stream()
                .sorted(Comparator.comparing(row -> row.offered().key()))
                .toList();
        return move(sorted, by).onFailure(PgErrors::isAboutTheData).recoverWithUni(refused -> oneByOne(sorted, by));
    }

    private Uni<List<ReplayResult>> oneByOne(List<Row> rows, UUID by) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> move(List.of(row), by)
                        .onFailure(PgErrors::isAboutTheData)
                        .recoverWithItem(refused -> List.of(ReplayResult.refused(
                                row.id, new Refusal(Rejection.STORAGE_REFUSED, PgErrors.message(refused))))))
                .collect()
                .asList()
                .map(results -> results.stream().flatMap(List::stream).toList());
    }

    private Uni<List<ReplayResult>> move(List<Row> rows, UUID by) {
        Tuple parameters = PgRows.parameters(rows.stream().map(Row::offered).toList())
                .addValue(rows.stream().map(Row::id).toArray(UUID[]::new))
                .addValue(by);
        return pool.withConnection(connection -> connection.preparedQuery(MOVE).execute(parameters))
                .map(moved -> {
                    List<ReplayResult> results = new ArrayList<>(moved.rowCount());
                    moved.forEach(row -> results.add(ReplayResult.stored(row.getUUID(0))));
                    return results;
                });
    }
}
