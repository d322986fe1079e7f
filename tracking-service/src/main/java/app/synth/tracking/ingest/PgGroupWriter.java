package app.synth.tracking.ingest;

import app.synth.tracking.ingest.Outcome.Accepted;
import app.synth.tracking.ingest.Outcome.Filtered;
import app.synth.tracking.ingest.Outcome.Halted;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stores a group in one statement: claims its message ids, writes what the claim proves to be new, and counts. A group is
 * one transaction, so nobody can see an interaction without its fate and its count.
 */
@ApplicationScoped
class PgGroupWriter implements GroupWriter {
    private static final Logger LOG = Logger.getLogger(PgGroupWriter.class);

    /** Postgres gives up a statement before we stop waiting for it: then 503 means that nothing was stored. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** Answers with the messages that were there before. */
    private static final String STORE = PgRows.OFFERED + """
            , claimed as (
                insert into tracking.message_fates (message_key, source, received_at, fate, reason)
                select message_key, source, received_at, fate, reason
                from offered
                on conflict do nothing
                returning message_key, source
            ),
            judged as (
                select offered.*, claimed.message_key is not null as is_new
                from offered left join claimed using (message_key, source)
            ),
            stored as (
                insert into tracking.user_interactions
                    (id, user_id, anonymous_id, event_type, entity_type, entity_id, action, metadata, session_id,
                     occurred_at, original_occurred_at, message_id, source, received_at)
                select id, user_id, anonymous_id, event_type, entity_type, entity_id, action, metadata::jsonb, session_id,
                       occurred_at, original_occurred_at, message_id, source, received_at
                from judged
                where is_new and fate = 'stored'
            ),
            quarantined as (
                insert into tracking.quarantine
                    (id, message_key, message_id, user_id, reason, detail, body, face, authority, clock_behind_ms, source,
                     received_at)
                select id, message_key, message_id, user_id, reason, detail, body, face, authority, clock_behind_ms, source,
                       received_at
                from judged
                where is_new and fate = 'quarantined'
            ),
            identified as (
                insert into tracking.identities (anonymous_id, user_id, claimed_at)
                select anonymous_id, user_id, least(occurred_at, received_at)
                from judged
                where is_new and fate = 'stored' and event_type = 'identify'
                  and anonymous_id is not null and user_id is not null
                order by anonymous_id
                on conflict do nothing
            ),
            counted as (
                insert into tracking.accounting_deltas (source, minute, fate, reason, interactions)
                select source, date_trunc('minute', received_at), 'received', '', sum(copies)
                from offered
                group by source, date_trunc('minute', received_at)
                union all
                select source, date_trunc('minute', received_at), fate, coalesce(reason, ''), count(*)
                from judged
                where is_new
                group by source, date_trunc('minute', received_at), fate, reason
                union all
                select source, date_trunc('minute', received_at), 'duplicate', '',
                       sum(case when is_new then copies - 1 else copies end)
                from judged
                where not is_new or copies > 1
                group by source, date_trunc('minute', received_at)
            )
            select message_key, source from judged where not is_new
            """;

    private final Duration patience;
    private final PgIsolation isolation;

    PgGroupWriter(@ReactiveDataSource(PgConnections.WRITERS) Pool pool, IngestConfig config) {
        this.patience = config.connectWithin().plus(config.storeWithin()).plus(GRACE);
        this.isolation = new PgIsolation(pool, PgGroupWriter::statement);
    }

    @Override
    public Uni<List<List<Fate>>> write(List<JudgedRequest> group) {
        List<Offered> messages = Offered.of(group);
        return isolation
                .write(messages)
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "%d requests with %d messages could not be stored: %s", group.size(), messages.size(), failure))
                .map(written -> fates(group, written));
    }

    /** Writes the messages, and says which of them are new. */
    private static Uni<List<Offered>> statement(SqlConnection connection, List<Offered> messages) {
        return connection
                .preparedQuery(STORE)
                .execute(PgRows.parameters(messages))
                .map(known -> {
                    if (known.rowCount() == 0) {
                        return messages;
                    }
                    Set<Offered.Key> duplicates = HashSet.newHashSet(known.rowCount());
                    known.forEach(row -> duplicates.add(new Offered.Key(row.getUUID(0), row.getString(1))));
                    return messages.stream()
                            .filter(message -> !duplicates.contains(message.key()))
                            .toList();
                });
    }

    /** What was written belongs to the first of its message; whoever comes later finds it taken. */
    private static List<List<Fate>> fates(List<JudgedRequest> group, List<Offered> written) {
        @Nullable
        Outcome[] fresh = new Outcome
                [group.stream().mapToInt(request -> request.outcomes().size()).sum()];
        written.forEach(message -> fresh[message.place()] = message.outcome());
        int place = 0;
        List<List<Fate>> all = new ArrayList<>(group.size());
        for (JudgedRequest request : group) {
            List<Fate> fates = new ArrayList<>(request.outcomes().size());
            for (Outcome outcome : request.outcomes()) {
                Outcome now = fresh[place++];
                fates.add(now == null ? new Fate.Duplicate(outcome.messageId()) : fate(now));
            }
            all.add(fates);
        }
        return all;
    }

    private static Fate fate(Outcome written) {
        return switch (written) {
            case Accepted(MessageId id, RawJson sent, Interaction interaction, var observed) ->
                new Fate.Stored(id, interaction.action());
            case Halted(MessageId id, RawJson sent, var user, Refusal refusal, var violations) ->
                new Fate.Quarantined(id, refusal);
            case Filtered(MessageId id, Filtering why) -> new Fate.Filtered(id, why);
        };
    }
}
