package app.synth.analytics.audience;

import app.synth.accounts.client.problem.Problems;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether there is what is asked about. */
@ApplicationScoped
class PgKnown {
    private static final String EVENT = """
            select exists (select from events where event_id = $1)
                or exists (select from analytics_event_daily where event_id = $1)
            """;

    private static final String ARTIST = """
            select exists (select from artists where artist_id = $1)
                or exists (select from event_artists where artist_id = $1)
            """;

    private static final String VENUE = """
            select exists (select from venues where venue_id = $1)
                or exists (select from event_places where venue_id = $1)
            """;

    private final Pool database;

    PgKnown(Pool database) {
        this.database = database;
    }

    /** Fails as 404 where neither the catalogue nor the figures know it. */
    Uni<Void> require(Subject subject, String id) {
        return switch (subject) {
            case EVENT -> require(EVENT, subject, id);
            case ARTIST -> require(ARTIST, subject, id);
            case VENUE -> require(VENUE, subject, id);
            case ALL -> Uni.createFrom().voidItem();
        };
    }

    private Uni<Void> require(String sql, Subject subject, String id) {
        return database.preparedQuery(sql)
                .execute(Tuple.of(id))
                .invoke(rows -> {
                    if (!rows.iterator().next().getBoolean(0)) {
                        throw Problems.notFound("No " + subject.code() + " has the id " + id);
                    }
                })
                .replaceWithVoid();
    }
}
