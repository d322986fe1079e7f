package app.synth.tracking.ingest;

import app.synth.tracking.ingest.Outcome.Accepted;
import app.synth.tracking.ingest.Outcome.Halted;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Stores a request in one statement: claims its message ids, and writes what the claim proves to be new. */
@ApplicationScoped
class PgInteractionSink implements InteractionSink {
    private static final Logger LOG = Logger.getLogger(PgInteractionSink.class);

    /** Postgres gives up a statement before we stop waiting for it: then 503 means that nothing was stored. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /**
     * A claim that meets another transaction's claim of the same message waits for that one to end. Rows therefore come
     * sorted by key in every statement, or two batches with the same messages in another order would wait for each other.
     */
    static final String STORE = """
            with offered as (
                select *
                from unnest($3::uuid[], $4::text[], $5::uuid[], $6::uuid[], $7::text[], $8::text[], $9::text[],
                            $10::text[], $11::text[], $12::text[], $13::text[], $14::timestamptz[], $15::timestamptz[],
                            $16::text[], $17::text[], $18::text[])
                  as item (message_key, message_id, id, user_id, anonymous_id, event_type, entity_type,
                           entity_id, action, metadata, session_id, occurred_at, original_occurred_at,
                           reason, detail, body)
            ),
            claimed as (
                insert into tracking.message_fates (message_key, source, received_at, fate, reason)
                select message_key, $1, $2, case when reason is null then 'stored' else 'quarantined' end, reason
                from offered
                on conflict do nothing
                returning message_key
            ),
            stored as (
                insert into tracking.user_interactions
                    (id, user_id, anonymous_id, event_type, entity_type, entity_id, action, metadata, session_id,
                     occurred_at, original_occurred_at, message_id, source, received_at)
                select id, user_id, anonymous_id, event_type, entity_type, entity_id, action, metadata::jsonb, session_id,
                       occurred_at, original_occurred_at, message_id, $1, $2
                from offered join claimed using (message_key)
                where reason is null
            ),
            quarantined as (
                insert into tracking.quarantine
                    (id, message_key, message_id, user_id, reason, detail, body, source, received_at)
                select id, message_key, message_id, user_id, reason, detail, body, $1, $2
                from offered join claimed using (message_key)
                where reason is not null
            )
            select message_key from claimed
            """;

    private final Pool pool;
    private final Duration patience;

    PgInteractionSink(Pool pool, IngestConfig config) {
        this.pool = pool;
        this.patience = config.connectWithin().plus(config.storeWithin()).plus(GRACE);
    }

    @Override
    public Uni<List<Fate>> store(String source, Instant receivedAt, List<Outcome> outcomes) {
        if (outcomes.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        PgIsolation isolation =
                new PgIsolation(pool, (connection, offered) -> write(connection, source, receivedAt, offered));
        return isolation
                .write(firstOfEachMessage(outcomes))
                .ifNoItem()
                .after(patience)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf("%d interactions could not be stored: %s", outcomes.size(), failure))
                .onFailure()
                .transform(StorageUnavailableException::new)
                .map(written -> fates(outcomes, written));
    }

    /** A message that stands twice in one request is offered once: its first. */
    private static List<Outcome> firstOfEachMessage(List<Outcome> outcomes) {
        Map<UUID, Outcome> byKey = HashMap.newHashMap(outcomes.size());
        outcomes.forEach(outcome -> byKey.putIfAbsent(outcome.messageId().key(), outcome));
        List<Outcome> offered = new ArrayList<>(byKey.values());
        offered.sort(Comparator.comparing(outcome -> outcome.messageId().key()));
        return offered;
    }

    private static Uni<Map<UUID, Outcome>> write(
            SqlConnection connection, String source, Instant receivedAt, List<Outcome> offered) {
        return connection
                .preparedQuery(STORE)
                .execute(PgRows.parameters(source, receivedAt, offered))
                .map(claimed -> {
                    Map<UUID, Outcome> written = HashMap.newHashMap(offered.size());
                    offered.forEach(outcome -> written.put(outcome.messageId().key(), outcome));
                    if (claimed.rowCount() < offered.size()) {
                        List<UUID> keys = new ArrayList<>();
                        claimed.forEach(row -> keys.add(row.getUUID(0)));
                        written.keySet().retainAll(keys);
                    }
                    return written;
                });
    }

    /** What was written belongs to the first of its message; whoever comes later finds it taken. */
    private static List<Fate> fates(List<Outcome> outcomes, Map<UUID, Outcome> written) {
        List<Fate> fates = new ArrayList<>(outcomes.size());
        for (Outcome outcome : outcomes) {
            Outcome now = written.remove(outcome.messageId().key());
            fates.add(now == null ? new Fate.Duplicate(outcome.messageId()) : fate(now));
        }
        return fates;
    }

    private static Fate fate(Outcome written) {
        return switch (written) {
            case Accepted accepted ->
                new Fate.Stored(accepted.messageId(), accepted.interaction().action());
            case Halted halted -> new Fate.Quarantined(halted.messageId(), halted.refusal());
        };
    }
}
