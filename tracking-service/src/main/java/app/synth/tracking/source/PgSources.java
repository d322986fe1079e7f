package app.synth.tracking.source;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sources for those who administer them. Replicas notice changes by the version that the database's own triggers count. */
@ApplicationScoped
class PgSources {
    private static final String DATA_EXCEPTION = "22";

    private static final String SOURCES = "select " + PgSourceRows.COLUMNS + """
            from tracking.sources where $1::text is null or key = $1
            order by key
            """;
    private static final String KEYS = "select " + PgSourceRows.KEY_COLUMNS + """
            from tracking.write_keys where $1::text is null or source = $1
            order by source, created_at, id
            """;
    private static final String CREATE = """
            insert into tracking.sources (key, name, plan_mode, allowed_origins, honours_privacy_signals,
                                          per_second, burst, user_per_second, user_burst, event_mapping)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb)
            on conflict do nothing
            """;
    private static final String CHANGE = """
            update tracking.sources
            set name = $2, plan_mode = $3, allowed_origins = $4, honours_privacy_signals = $5, per_second = $6, burst = $7,
                user_per_second = $8, user_burst = $9, event_mapping = $10::text::jsonb,
                updated_at = now(), version = version + 1
            where key = $1 and version = $11
            """;

    private final Pool pool;

    PgSources(Pool pool) {
        this.pool = pool;
    }

    /** @param key one source's; null for all */
    Uni<List<SourceView>> views(@Nullable String key) {
        return pool.withConnection(connection -> query(connection, SOURCES, key)
                .chain(sources -> query(connection, KEYS, key).map(keys -> views(sources, keys))));
    }

    Uni<Optional<StoredSource>> find(String key) {
        return pool.withConnection(connection -> query(connection, SOURCES, key))
                .map(rows -> {
                    var found = rows.iterator();
                    return found.hasNext() ? Optional.of(PgSourceRows.source(found.next())) : Optional.empty();
                });
    }

    /** Whether it is new. */
    Uni<Boolean> create(NewSource source) {
        return write(CREATE, columns(source.key(), source.settings()));
    }

    /** Whether it was at the version. */
    Uni<Boolean> change(String key, int version, SourceSettings settings) {
        return write(CHANGE, columns(key, settings).addInteger(version));
    }

    private Uni<Boolean> write(String sql, Tuple parameters) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters))
                .map(written -> written.rowCount() > 0)
                // All else is checked before; what jsonb does not take, only Postgres knows.
                .onFailure(failure -> failure instanceof PgException refusal
                        && refusal.getSqlState().startsWith(DATA_EXCEPTION))
                .transform(refused -> SourceReader.unstorableMapping());
    }

    private static Tuple columns(String key, SourceSettings settings) {
        return Tuple.tuple()
                .addString(key)
                .addString(settings.name())
                .addString(settings.planMode().text())
                .addValue(settings.allowedOrigins().toArray(new String[0]))
                .addBoolean(settings.honoursPrivacySignals())
                .addInteger(settings.perSecond())
                .addInteger(settings.burst())
                .addInteger(settings.userPerSecond())
                .addInteger(settings.userBurst())
                .addString(settings.eventMapping().toString());
    }

    private static Uni<RowSet<Row>> query(SqlConnection connection, String sql, @Nullable String key) {
        return connection.preparedQuery(sql).execute(Tuple.of(key));
    }

    private static List<SourceView> views(Iterable<Row> sources, Iterable<Row> keys) {
        Map<String, List<WriteKeyView>> bySource = new HashMap<>();
        for (Row row : keys) {
            bySource.computeIfAbsent(row.getString("source"), source -> new ArrayList<>())
                    .add(PgSourceRows.key(row));
        }
        List<SourceView> views = new ArrayList<>();
        for (Row row : sources) {
            StoredSource stored = PgSourceRows.source(row);
            views.add(SourceView.of(stored, bySource.getOrDefault(stored.key(), List.of())));
        }
        return views;
    }
}
