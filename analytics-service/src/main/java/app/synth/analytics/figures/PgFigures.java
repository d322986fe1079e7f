package app.synth.analytics.figures;

import app.synth.accounts.client.request.SentText;
import app.synth.analytics.connection.PgConnections;
import app.synth.analytics.period.DateRange;
import app.synth.analytics.question.QueryTimes;
import app.synth.analytics.rollup.RollupConfig;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the figures of one thing: series, totals and what they are compared with, in one statement. */
@ApplicationScoped
class PgFigures {
    private final Pool database;
    private final QueryTimes times;
    private final String zone;

    PgFigures(@ReactiveDataSource(PgConnections.FIGURES) Pool database, QueryTimes times, RollupConfig rollup) {
        this.database = database;
        this.times = times;
        this.zone = rollup.reportingZone().getId();
    }

    /** Empty when neither the catalogue nor the figures know the event. */
    Uni<Optional<EventFigures>> ofEvent(String eventId, Terms terms) {
        return known("event_figures", PgEventStatement.SQL, eventId, terms, PgEventStatement::period)
                .map(found -> found.map(told -> told.withoutGaps(terms, EventPeriod::start, EventPeriod::nothing)))
                .map(found -> found.map(told -> EventFigures.of(eventId, terms, told)));
    }

    /** Empty when neither the catalogue nor the figures know the artist. */
    Uni<Optional<ArtistFigures>> ofArtist(String artistId, Terms terms) {
        return known("artist_figures", PgArtistStatement.SQL, artistId, terms, PgArtistStatement::period)
                .map(found -> found.map(told -> ArtistFigures.of(artistId, terms, told)));
    }

    /** Empty when neither the catalogue nor the figures know the venue. */
    Uni<Optional<VenueFigures>> ofVenue(String venueId, Terms terms) {
        return known("venue_figures", PgVenueStatement.SQL, venueId, terms, PgVenueStatement::period)
                .map(found -> found.map(told -> VenueFigures.of(venueId, terms, told)));
    }

    /** Nothing but noughts where nobody knows the user. */
    Uni<UserFigures> ofUser(UUID userId, Terms terms) {
        return user(userId, terms).map(told -> UserFigures.of(userId, terms, told));
    }

    /** Empty when the figures do not know the user. */
    Uni<Optional<UserFigures>> ofSomebody(UUID userId, Terms terms) {
        return user(userId, terms)
                .map(told ->
                        Optional.of(told).filter(Told::isKnown).map(known -> UserFigures.of(userId, terms, known)));
    }

    private Uni<Told<UserPeriod>> user(UUID userId, Terms terms) {
        return ask(
                        "user_figures",
                        PgUserStatement.SQL,
                        parameters(userId, terms).addValue(zone),
                        terms,
                        PgUserStatement::period)
                .map(told -> told.withoutGaps(terms, UserPeriod::start, UserPeriod::nothing));
    }

    /** What PostgreSQL cannot even be asked about nobody knows. */
    private <P extends Counted> Uni<Optional<Told<P>>> known(
            String query, String sql, String id, Terms terms, Function<Row, P> reading) {
        return SentText.isStorable(id)
                ? ask(query, sql, parameters(id, terms), terms, reading)
                        .map(told -> Optional.of(told).filter(Told::isKnown))
                : Uni.createFrom().item(Optional.empty());
    }

    private <P extends Counted> Uni<Told<P>> ask(
            String query, String sql, Tuple parameters, Terms terms, Function<Row, P> reading) {
        return times.of(query, () -> database.preparedQuery(sql).execute(parameters))
                .map(rows -> told(rows, terms.allowed().previous(), reading));
    }

    private static Tuple parameters(Object id, Terms terms) {
        DateRange range = terms.range();
        DateRange previous = terms.allowed().previous();
        return Tuple.tuple()
                .addValue(id)
                .addValue(range.from())
                .addValue(range.to())
                .addValue(terms.granularity().code())
                .addValue(previous == null ? null : previous.from());
    }

    private static <P extends Counted> Told<P> told(
            RowSet<Row> rows, @Nullable DateRange before, Function<Row, P> reading) {
        List<P> series = new ArrayList<>(rows.size());
        String name = null;
        boolean isKnown = false;
        P totals = null;
        Previous<P> previous = null;
        for (Row row : rows) {
            P period = reading.apply(row);
            switch (row.getString("kind")) {
                case "series" -> series.add(period);
                case "previous" -> previous = before == null ? null : Previous.of(before, period);
                default -> {
                    totals = period;
                    name = row.getString("name");
                    isKnown = row.getBoolean("is_known");
                }
            }
        }
        if (totals == null) {
            throw new IllegalStateException("Figures without totals");
        }
        return new Told<>(name, isKnown, totals, previous, series);
    }
}
