package app.synth.tracking.source;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads everything when the version says that something changed, which is nearly never. The version is read first: what is
 * read after it may be newer than it says, never older, and is then read once more.
 */
@ApplicationScoped
class PgSourceStore implements SourceStore {
    private static final String VERSION = """
            select version from tracking.sources_version
            """;
    private static final String SOURCES = "select " + PgSourceRows.COLUMNS + " from tracking.sources";
    private static final String KEYS = """
            select source, kind, encode(key_hash, 'hex') as key_hash, expires_at, revoked_at from tracking.write_keys
            """;

    private final Pool pool;
    private final SourceConfig config;

    PgSourceStore(Pool pool, SourceConfig config) {
        this.pool = pool;
        this.config = config;
    }

    @Override
    public Uni<SourceSnapshot> latest(SourceSnapshot known) {
        return pool.withConnection(connection -> connection
                .preparedQuery(VERSION)
                .execute()
                .map(rows -> rows.iterator().next().getLong("version"))
                .chain(version ->
                        version == known.version() ? Uni.createFrom().item(known) : load(connection, version)));
    }

    private Uni<SourceSnapshot> load(SqlConnection connection, long version) {
        return connection
                .preparedQuery(SOURCES)
                .execute()
                .map(this::sources)
                .chain(sources -> connection
                        .preparedQuery(KEYS)
                        .execute()
                        .map(rows -> new SourceSnapshot(version, sources, keys(rows, sources))));
    }

    private Map<String, Source> sources(Iterable<Row> rows) {
        Map<String, Source> sources = new HashMap<>();
        for (Row row : rows) {
            StoredSource stored = PgSourceRows.source(row);
            sources.put(stored.key(), stored.settings().of(stored.key(), config));
        }
        if (!sources.containsKey(Source.APP)) {
            throw new IllegalStateException("The source app is not in the database");
        }
        return sources;
    }

    private static Map<KeyHash, WriteKey> keys(Iterable<Row> rows, Map<String, Source> sources) {
        Map<KeyHash, WriteKey> keys = new HashMap<>();
        for (Row row : rows) {
            Source source = sources.get(row.getString("source"));
            if (source != null) { // else it was made since, with its source
                keys.put(
                        KeyHash.parse(row.getString("key_hash")),
                        new WriteKey(
                                source,
                                KeyKind.named(row.getString("kind")).orElseThrow(),
                                PgSourceRows.instant(row, "expires_at"),
                                row.getOffsetDateTime("revoked_at") != null));
            }
        }
        return keys;
    }
}
