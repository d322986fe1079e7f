package app.synth.analytics.catalogue;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The time zones that both Java and PostgreSQL know by the same name. An offset is none: it does not know of summer, and
 * PostgreSQL reads {@code +02:00} as two hours to the west.
 */
@ApplicationScoped
class PgZones {
    private static final String NAMES = "select name from pg_timezone_names";

    private final Pool database;
    private volatile @Nullable Set<String> known;

    PgZones(Pool database) {
        this.database = database;
    }

    /** Asked once: PostgreSQL reads hundreds of files to answer. */
    Uni<Set<String>> known() {
        Set<String> before = known;
        return before == null
                ? database.query(NAMES)
                        .execute()
                        .map(rows -> {
                            Set<String> names = new HashSet<>();
                            rows.forEach(row -> names.add(row.getString("name")));
                            names.retainAll(ZoneId.getAvailableZoneIds());
                            return Set.copyOf(names);
                        })
                        .invoke(names -> known = names)
                : Uni.createFrom().item(before);
    }
}
