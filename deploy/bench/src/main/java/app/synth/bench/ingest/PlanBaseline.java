package app.synth.bench.ingest;

import app.synth.bench.load.Fresh;
import app.synth.bench.load.LoadResult;
import app.synth.bench.load.Template;
import app.synth.bench.sql.SqlLoad;
import app.synth.localstack.client.Interaction;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Baseline P: the design that the suite's plan describes. One table with random ids, an index on each of five columns,
 * and a function that logs one interaction or an array, as its owner, for the user whose claims stand in a setting; no
 * message ids, no partitions, no validation. Called without HTTP in between.
 */
final class PlanBaseline {
    private static final int CONNECTIONS = 32;
    private static final int USERS = 1_000;
    private static final int LONGEST_ARRAY = 128 * 1024;

    private static final String TABLE = """
            create schema if not exists bench;

            create table bench.user_interactions (
                id          uuid        primary key default gen_random_uuid(),
                user_id     uuid        not null,
                event_type  text        not null,
                entity_type text        not null,
                entity_id   text,
                metadata    jsonb       not null default '{}',
                session_id  text,
                occurred_at timestamptz not null default now()
            );
            create index on bench.user_interactions (user_id);
            create index on bench.user_interactions (event_type);
            create index on bench.user_interactions (entity_type);
            create index on bench.user_interactions (entity_id);
            create index on bench.user_interactions (occurred_at);

            alter table bench.user_interactions enable row level security;
            create policy own on bench.user_interactions
                using (user_id = (current_setting('request.jwt.claims', true)::jsonb ->> 'sub')::uuid);

            create function bench.log_user_interaction(event_type text, entity_type text, entity_id text,
                                                       metadata jsonb, session_id text) returns uuid
                language plpgsql security definer set search_path = bench, pg_temp
            as $$
            declare
                caller uuid := (current_setting('request.jwt.claims')::jsonb ->> 'sub')::uuid;
                made   uuid;
            begin
                insert into user_interactions (user_id, event_type, entity_type, entity_id, metadata, session_id)
                values (caller, $1, $2, $3, $4, $5)
                returning id into made;
                return made;
            end
            $$;

            create function bench.log_user_interactions_batch(interactions jsonb) returns integer
                language plpgsql security definer set search_path = bench, pg_temp
            as $$
            declare
                caller uuid := (current_setting('request.jwt.claims')::jsonb ->> 'sub')::uuid;
                made   integer;
            begin
                insert into user_interactions (user_id, event_type, entity_type, entity_id, metadata, session_id, occurred_at)
                select caller, item ->> 'event_type', item ->> 'entity_type', item ->> 'entity_id',
                       coalesce(item -> 'metadata', '{}'), item ->> 'session_id',
                       coalesce((item ->> 'occurred_at')::timestamptz, now())
                from jsonb_array_elements(interactions) as item;
                get diagnostics made = row_count;
                return made;
            end
            $$;
            """;

    // The claims are set in the same transaction as the call, and as the same round trip.
    private static final String LOG_ONE = """
            select bench.log_user_interaction(?, ?, ?, ?::jsonb, ?) from set_config('request.jwt.claims', ?, true)
            """;
    private static final String LOG_ARRAY = """
            select bench.log_user_interactions_batch(?::jsonb) from set_config('request.jwt.claims', ?, true)
            """;

    private final SqlLoad.Connections connections;
    private final InteractionMix mix;
    private final List<String> claims = Stream.generate(() -> "{\"sub\": \"%s\"}".formatted(UUID.randomUUID()))
            .limit(USERS)
            .toList();

    PlanBaseline(SqlLoad.Connections connections, InteractionMix mix) {
        this.connections = connections;
        this.mix = mix;
    }

    /** Makes table and functions. */
    void prepare() throws SQLException {
        execute(TABLE);
    }

    /** Drops the table. */
    void clear() throws SQLException {
        execute("drop table bench.user_interactions");
    }

    /** One call for each interaction. */
    LoadResult singles(Duration duration) throws SQLException {
        List<Single> singles = mix.interactions().stream().map(Single::of).toList();
        return new SqlLoad(connections, connection -> {
                    PreparedStatement statement = connection.prepareStatement(LOG_ONE);
                    return () -> {
                        any(singles).bind(statement);
                        statement.setString(6, any(claims));
                        statement.execute();
                        return 1;
                    };
                })
                .run(CONNECTIONS, duration);
    }

    /** One call for each 50. */
    LoadResult batches(Duration duration) throws SQLException {
        List<Template> arrays = mix.arrays();
        return new SqlLoad(connections, connection -> {
                    PreparedStatement statement = connection.prepareStatement(LOG_ARRAY);
                    ByteBuffer buffer = ByteBuffer.allocate(LONGEST_ARRAY);
                    Fresh fresh = new Fresh();
                    return () -> {
                        fresh.renew();
                        any(arrays).write(buffer.clear(), fresh);
                        statement.setString(
                                1, new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
                        statement.setString(2, any(claims));
                        statement.execute();
                        return InteractionMix.BATCH;
                    };
                })
                .run(CONNECTIONS, duration);
    }

    /** What one call is given, as text already: the client should cost little. */
    private record Single(String eventType, String entityType, String entityId, String metadata, String sessionId) {
        static Single of(Interaction interaction) {
            return new Single(
                    interaction.eventType(),
                    interaction.entityType(),
                    interaction.entityId(),
                    InteractionMix.json(interaction.metadata()),
                    interaction.sessionId());
        }

        void bind(PreparedStatement statement) throws SQLException {
            statement.setString(1, eventType);
            statement.setString(2, entityType);
            statement.setString(3, entityId);
            statement.setString(4, metadata);
            statement.setString(5, sessionId);
        }
    }

    private static <T> T any(List<T> list) {
        return list.get(ThreadLocalRandom.current().nextInt(list.size()));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connections.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
