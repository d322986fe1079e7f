package app.synth.analytics.rollup;

import app.synth.testsupport.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A few viewers, events, artists and venues, dense enough that everything meets everything, and all that can happen to them:
 * interactions of four days in no order at all, visitors who identify, people who leave, a catalogue that changes.
 */
final class World {
    private static final int DAYS = 4;
    private static final List<String[]> KINDS = Stream.of(
                    "impression event",
                    "detail_view event",
                    "event_click event",
                    "ticket_click ticket_link",
                    "ticket_click event",
                    "interest event",
                    "interest_removed event",
                    "like event",
                    "unlike event",
                    "like review",
                    "unlike review",
                    "comment event",
                    "comment review",
                    "share event",
                    "review event",
                    "attend event",
                    "search artists",
                    "search_results search_results",
                    "message chat",
                    "friend_add user",
                    "navigate page",
                    "detail_view_end event",
                    "profile_visit artist",
                    "profile_visit venue",
                    "follow artist",
                    "unfollow artist",
                    "follow venue",
                    "unfollow venue")
            .map(kind -> kind.split(" "))
            .toList();

    private final Database database;
    private final Random random;
    private final Instant start;
    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final List<String> events = ids("event", 5);
    private final List<UUID> users =
            IntStream.range(0, 7).mapToObj(i -> UUID.randomUUID()).toList();
    private final List<String> visitors = ids("visitor", 5);
    private final List<RawInteraction> interactions = new ArrayList<>();
    private final Known known = Known.nothing();
    private final boolean alone;

    World(Database database, Random random, Instant start) {
        this.database = database;
        this.random = random;
        this.start = start;
        this.alone = database.count("select count(*) from tracking.user_interactions") == 0;
    }

    private List<String> ids(String kind, int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> kind + "-" + i + "-" + mark)
                .toList();
    }

    /** What all its names have in common. */
    String mark() {
        return mark;
    }

    /** Whether nothing was counted before it. */
    boolean isAlone() {
        return alone;
    }

    List<String> events() {
        return events;
    }

    List<UUID> users() {
        return users;
    }

    List<RawInteraction> interactions() {
        return interactions;
    }

    Known known() {
        return known;
    }

    LocalDate firstDay() {
        return start.atZone(ZoneOffset.UTC).toLocalDate();
    }

    LocalDate lastDay() {
        return firstDay().plusDays(DAYS - 1);
    }

    /** So many interactions in the connection's transaction; now and then also something else. */
    void happen(Connection connection, int many) throws SQLException {
        List<RawInteraction> batch =
                IntStream.range(0, many).mapToObj(i -> next()).toList();
        RawInteraction.insert(connection, batch);
        interactions.addAll(batch);
        switch (random.nextInt(12)) {
            case 0 -> identify(connection);
            case 1 -> leave(connection);
            case 2, 3 -> learnEvent();
            case 4 -> learnArtist();
            case 5 -> learnVenue();
            default -> {
                // nothing beside
            }
        }
    }

    private RawInteraction next() {
        String[] kind = KINDS.get(random.nextInt(KINDS.size()));
        boolean isKnown = random.nextInt(4) > 0;
        return new RawInteraction(
                UUID.randomUUID(),
                isKnown ? users.get(random.nextInt(users.size())) : null,
                isKnown ? null : visitors.get(random.nextInt(visitors.size())),
                at(),
                kind[0],
                kind[1],
                switch (kind[1]) {
                    case "artist", "venue" -> sentName(kind[1]);
                    default -> events.get(random.nextInt(events.size()));
                },
                random.nextInt(5) == 0 ? null : "session-" + random.nextInt(2),
                metadata(kind[0]));
    }

    /** Any time, in milliseconds; now and then one at which something else happened. */
    private Instant at() {
        if (!interactions.isEmpty() && random.nextInt(8) == 0) {
            return interactions.get(random.nextInt(interactions.size())).occurredAt();
        }
        return start.plusSeconds(random.nextInt(DAYS * 24 * 3600)).plusMillis(random.nextInt(1000));
    }

    private Map<String, Object> metadata(String action) {
        Map<String, Object> metadata = new HashMap<>();
        switch (action) {
            case "review" -> {
                if (random.nextInt(4) > 0) {
                    metadata.put("rating", numberOrText(random.nextInt(7)));
                }
                if (random.nextInt(3) == 0) {
                    metadata.put("venue_rating", numberOrText(1 + random.nextInt(5)));
                }
            }
            case "search" -> metadata.put("query", "jazz " + random.nextInt(3) + " " + mark);
            case "search_results" -> {
                metadata.put("query", "jazz " + random.nextInt(3) + " " + mark);
                metadata.put("result_count", numberOrText(random.nextInt(3)));
            }
            case "impression", "event_click", "detail_view", "ticket_click" -> {
                if (random.nextBoolean()) {
                    metadata.put("source", random.nextBoolean() ? "feed" : "search");
                }
                if (random.nextBoolean()) {
                    metadata.put("position", numberOrText(random.nextInt(4)));
                }
            }
            default -> {
                // none
            }
        }
        return metadata;
    }

    /** Text that looks like a number is none, and neither are words. */
    private Object numberOrText(int number) {
        return switch (random.nextInt(6)) {
            case 0 -> Integer.toString(number);
            case 1 -> "many";
            default -> number;
        };
    }

    /** At any time, or at the very instant at which somebody did something. */
    private Instant atOrWith(Predicate<RawInteraction> whose) {
        List<Instant> theirs = interactions.stream()
                .filter(whose)
                .map(RawInteraction::occurredAt)
                .toList();
        return theirs.isEmpty() || random.nextBoolean() ? at() : theirs.get(random.nextInt(theirs.size()));
    }

    /** An id, a name of somebody, a name that two have or that nobody has yet. */
    private String sentName(String kind) {
        int which = random.nextInt(3);
        return switch (random.nextInt(4)) {
            case 0 -> kind + "-" + which + "-" + mark;
            case 1 -> " " + kind.toUpperCase(java.util.Locale.ROOT) + "  named " + which + " " + mark;
            case 2 -> kind + " Named " + which + " " + mark + " ";
            default -> kind + " named twice " + mark;
        };
    }

    private void identify(Connection connection) throws SQLException {
        String visitor = visitors.get(random.nextInt(visitors.size()));
        if (known.claims().containsKey(visitor)) {
            return;
        }
        Known.Claim claim = new Known.Claim(
                users.get(random.nextInt(users.size())), atOrWith(one -> visitor.equals(one.visitor())));
        known.claims().put(visitor, claim);
        identify(connection, visitor, claim.user(), claim.at());
    }

    /** A visitor turns out to be a user, in the connection's transaction. */
    static void identify(Connection connection, String visitor, UUID user, Instant at) throws SQLException {
        execute(
                connection,
                "insert into tracking.identities (anonymous_id, user_id, claimed_at) values (?, ?, ?)",
                visitor,
                user,
                utc(at));
    }

    private void leave(Connection connection) throws SQLException {
        UUID user = users.get(random.nextInt(users.size()));
        if (known.departures().size() >= 2 && !known.departures().containsKey(user)) {
            return;
        }
        Instant at = atOrWith(one -> user.equals(one.user()));
        known.departures().merge(user, at, (one, other) -> one.isAfter(other) ? one : other);
        leave(connection, user, at);
    }

    /** Somebody's account is deleted, in the connection's transaction. */
    static void leave(Connection connection, UUID user, Instant at) throws SQLException {
        execute(
                connection,
                "insert into accounts.account_events (kind, user_id, occurred_at) values ('deleted', ?, ?)",
                user,
                utc(at));
    }

    private void learnEvent() throws SQLException {
        String id = events.get(random.nextInt(events.size()));
        if (random.nextInt(6) == 0) {
            database.update("delete from analytics.events where event_id = ?", id);
            known.events().remove(id);
            return;
        }
        Instant startsAt = random.nextInt(5) == 0 ? null : at();
        String venue = random.nextInt(5) == 0 ? null : "venue-" + random.nextInt(3) + "-" + mark;
        List<String> artists = IntStream.range(0, 3)
                .filter(i -> random.nextBoolean())
                .mapToObj(i -> "artist-" + i + "-" + mark)
                .toList();
        // In New York it is often still the day before.
        boolean abroad = random.nextBoolean();
        LocalDate date = startsAt == null
                ? null
                : startsAt.atZone(abroad ? java.time.ZoneId.of("America/New_York") : ZoneOffset.UTC)
                        .toLocalDate();
        known.events().put(id, new Known.Event(artists, venue, date));
        database.update(
                """
                insert into analytics.events (event_id, title, artist_ids, venue_id, starts_at, zone)
                values (?, 'An event', ?, ?, ?::timestamptz, ?)
                on conflict (event_id) do update set
                    artist_ids = excluded.artist_ids, venue_id = excluded.venue_id, starts_at = excluded.starts_at,
                    zone = excluded.zone
                """,
                id,
                artists.toArray(String[]::new),
                venue,
                startsAt == null ? null : startsAt.toString(),
                abroad ? "America/New_York" : null);
    }

    private void learnArtist() {
        int which = random.nextInt(3);
        String id = "artist-" + which + "-" + mark;
        String name = name("artist", which);
        known.artists().put(id, name);
        database.update(
                "insert into analytics.artists (artist_id, name) values (?, ?)"
                        + " on conflict (artist_id) do update set name = excluded.name",
                id,
                name);
    }

    private void learnVenue() {
        int which = random.nextInt(3);
        String id = "venue-" + which + "-" + mark;
        String name = name("venue", which);
        known.venues().put(id, name);
        database.update(
                "insert into analytics.venues (venue_id, name) values (?, ?)"
                        + " on conflict (venue_id) do update set name = excluded.name",
                id,
                name);
    }

    private String name(String kind, int which) {
        return kind + (random.nextInt(3) == 0 ? " named twice " : " named " + which + " ") + mark;
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
