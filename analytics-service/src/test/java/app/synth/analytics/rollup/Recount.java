package app.synth.analytics.rollup;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * The figures once more, from the definitions in the domain contract, by the plainest means: all interactions in memory, one
 * pass for each figure. Knows nothing of the engine. Days are UTC; zeros are left out.
 */
final class Recount {
    private static final Duration GAP = Duration.ofMinutes(30);

    /** Postgres orders UUIDs by their bytes; Java by signed halves. */
    private static final Comparator<UUID> UNSIGNED = comparing(UUID::toString);

    private final List<RawInteraction> inOrder;
    private final Known known;

    /** Of an interaction at the same instant as another, nobody knows which was first. */
    private static final Comparator<RawInteraction> IN_SESSION = comparing(RawInteraction::occurredAt)
            .thenComparing(RawInteraction::action)
            .thenComparing(RawInteraction::entityType);

    final Cells users = new Cells();
    final Cells sessions = new Cells();
    final Cells events = new Cells();
    final Cells artists = new Cells();
    final Cells venues = new Cells();
    final Cells activity = new Cells();
    final Cells actions = new Cells();
    final Cells searches = new Cells();
    final Cells breakdowns = new Cells();

    Recount(List<RawInteraction> interactions, Known known) {
        this.known = known;
        this.inOrder = known.attributed(interactions).stream()
                .sorted(comparing(RawInteraction::occurredAt).thenComparing(RawInteraction::id, UNSIGNED))
                .toList();
        eventCounts();
        eventViewers();
        userCounts();
        switches("event", "interest", "interest_removed", (one, turn) -> {
            events.add(row(one.entityId(), one), "interested_count", turn);
            if (turn > 0 && one.user() != null) {
                users.add(row(one.user(), one), "events_interested", 1);
            }
        });
        switches("event", "like", "unlike", (one, turn) -> events.add(row(one.entityId(), one), "likes_count", turn));
        switches("review", "like", "unlike", (one, turn) -> {
            if (turn > 0 && one.user() != null) {
                users.add(row(one.user(), one), "reviews_liked", 1);
            }
        });
        switches(
                "artist",
                "follow",
                "unfollow",
                (one, turn) -> artists.add(row(one.entityId(), one), "new_followers", turn));
        switches(
                "venue",
                "follow",
                "unfollow",
                (one, turn) -> venues.add(row(one.entityId(), one), "new_followers", turn));
        reviews();
        visits();
        sessions();
        activity();
        searches();
        breakdowns();
        attendance();
        ofCreators();
    }

    /** What funnels are asked of. */
    long facts() {
        return inOrder.stream()
                .filter(one -> one.action().equals("ticket_click")
                        || one.is("impression", "event")
                        || one.is("event_click", "event")
                        || one.is("detail_view", "event")
                        || one.is("interest", "event"))
                .count();
    }

    private void eventCounts() {
        countEvents(one -> one.is("impression", "event"), "impressions");
        countEvents(one -> one.is("event_click", "event"), "clicks");
        countEvents(one -> one.is("detail_view", "event"), "detail_views");
        countEvents(one -> one.action().equals("ticket_click"), "ticket_link_clicks");
        countEvents(one -> one.is("comment", "event"), "comments_count");
        countEvents(one -> one.is("share", "event"), "shares_count");
    }

    private void eventViewers() {
        inOrder.stream().collect(groupingBy(one -> row(one.entityId(), one))).forEach((row, those) -> {
            Set<String> viewers = new HashSet<>();
            Set<String> buyers = new HashSet<>();
            for (RawInteraction one : those) {
                if (one.action().equals("detail_view") || one.action().equals("event_click")) {
                    viewers.add(one.viewer());
                } else if (one.action().equals("ticket_click")) {
                    buyers.add(one.viewer());
                }
            }
            events.add(row, "unique_viewers", viewers.size());
            buyers.retainAll(viewers);
            events.add(row, "converted_viewers", buyers.size());
        });
    }

    /** Tells of every change of state: 1 on, -1 off. */
    private void switches(String entityType, String on, String off, BiConsumer<RawInteraction, Integer> change) {
        Map<String, Boolean> states = new TreeMap<>();
        for (RawInteraction one : inOrder) {
            if (!one.is(on, entityType) && !one.is(off, entityType)) {
                continue;
            }
            boolean isOn = one.action().equals(on);
            Boolean was = states.put(one.entityId() + " " + one.viewer(), isOn);
            if (isOn != Boolean.TRUE.equals(was)) {
                change.accept(one, isOn ? 1 : -1);
            }
        }
    }

    private void reviews() {
        Map<String, RawInteraction> lastOfDay = new TreeMap<>();
        Set<String> reviewed = new HashSet<>();
        for (RawInteraction one : inOrder) {
            if (one.is("review", "event")) {
                lastOfDay.put(row(one.entityId(), one) + " " + one.viewer(), one);
                if (one.user() != null && reviewed.add(one.entityId() + " " + one.user())) {
                    users.add(row(one.user(), one), "reviews_written", 1);
                }
            }
        }
        for (RawInteraction one : lastOfDay.values()) {
            String row = row(one.entityId(), one);
            events.add(row, "review_count", 1);
            Integer rating = one.number("rating", 1, 5);
            Integer venueRating = one.number("venue_rating", 1, 5);
            if (rating != null) {
                events.add(row, "rated_count", 1);
                events.add(row, "rating_sum", rating);
            }
            if (venueRating != null || rating != null) {
                events.add(row, "venue_rated_count", 1);
                events.add(row, "venue_rating_sum", venueRating != null ? venueRating : rating);
            }
        }
    }

    private void visits() {
        Set<String> seen = new HashSet<>();
        for (RawInteraction one : inOrder) {
            if (one.action().equals("profile_visit")
                    && seen.add(
                            String.join(" ", one.entityType(), row(one.entityId(), one), one.viewer(), session(one)))) {
                (one.entityType().equals("artist") ? artists : venues)
                        .add(row(one.entityId(), one), "profile_views", 1);
            }
        }
    }

    private void userCounts() {
        countUsers(one -> one.action().equals("detail_view"), "events_viewed");
        countUsers(one -> one.action().equals("event_click"), "events_clicked");
        countUsers(one -> one.action().equals("ticket_click"), "ticket_links_clicked");
        countUsers(one -> one.is("comment", "review"), "reviews_commented");
        countUsers(one -> one.action().equals("friend_add"), "friends_added");
        countUsers(one -> one.action().equals("message"), "messages_sent");
        countUsers(one -> one.action().equals("share"), "shares_sent");
        countUsers(one -> one.action().equals("search"), "searches_performed");
    }

    private void sessions() {
        inOrder.stream()
                .collect(groupingBy(one -> one.viewer() + " " + session(one)))
                .forEach((whose, those) -> {
                    List<RawInteraction> open = new ArrayList<>();
                    for (RawInteraction one : those.stream().sorted(IN_SESSION).toList()) {
                        if (!open.isEmpty()
                                && Duration.between(open.getLast().occurredAt(), one.occurredAt())
                                                .compareTo(GAP)
                                        > 0) {
                            close(whose, open);
                            open.clear();
                        }
                        open.add(one);
                    }
                    close(whose, open);
                });
    }

    private void close(String whose, List<RawInteraction> session) {
        RawInteraction entry = session.getFirst();
        RawInteraction exit = session.getLast();
        UUID user = entry.user();
        Instant first = entry.occurredAt();
        Instant last = exit.occurredAt();
        if (user != null) {
            String row = String.join(
                    " ",
                    whose,
                    Long.toString(first.toEpochMilli()),
                    entry.action(),
                    entry.entityType(),
                    exit.action(),
                    exit.entityType());
            sessions.add(row, "depth", session.size());
        }
        LocalDate end = last.atZone(ZoneOffset.UTC).toLocalDate();
        for (LocalDate date = first.atZone(ZoneOffset.UTC).toLocalDate(); !date.isAfter(end); date = date.plusDays(1)) {
            Instant midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant nextMidnight = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            long seconds = Duration.between(
                            first.isAfter(midnight) ? first : midnight,
                            last.isBefore(nextMidnight) ? last : nextMidnight)
                    .toSeconds();
            activity.add("day " + date, "sessions", 1);
            activity.add("day " + date, "session_seconds", seconds);
            if (user != null) {
                users.add(user + " " + date, "sessions_count", 1);
                users.add(user + " " + date, "total_time_seconds", seconds);
            }
        }
    }

    private void activity() {
        Set<String> active = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (RawInteraction one : inOrder) {
            actions.add(one.date() + " " + one.action(), "interactions", 1);
            activity.add("day " + one.date(), "interactions", 1);
            boolean first = seen.add(one.viewer());
            for (String period : periods(one.date())) {
                if (active.add(period + one.viewer())) {
                    activity.add(period, one.user() != null ? "users" : "visitors", 1);
                }
                if (first) {
                    activity.add(period, one.user() != null ? "new_users" : "new_visitors", 1);
                }
            }
        }
    }

    private static List<String> periods(LocalDate date) {
        return List.of(
                "day " + date,
                "week " + date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                "month " + date.withDayOfMonth(1));
    }

    private void searches() {
        for (RawInteraction one : inOrder) {
            String row = one.date() + " " + one.metadata().get("query");
            if (one.action().equals("search")) {
                searches.add(row, "searches", 1);
            } else if (one.action().equals("search_results")) {
                Integer results = one.number("result_count", 0, Integer.MAX_VALUE);
                if (results != null) {
                    searches.add(row, "answers", 1);
                    searches.add(row, "results", results);
                    searches.add(row, "without_results", results == 0 ? 1 : 0);
                }
            }
        }
    }

    private void breakdowns() {
        Map<String, String> columns = Map.of(
                "impression", "impressions",
                "event_click", "clicks",
                "detail_view", "detail_views",
                "ticket_click", "ticket_link_clicks");
        for (RawInteraction one : inOrder) {
            String column = columns.get(one.action());
            for (String key : List.of("source", "position")) {
                if (column != null && one.metadata().get(key) != null) {
                    String cell =
                            " " + one.date() + " " + key + " " + one.metadata().get(key);
                    breakdowns.add(cell, column, 1);
                    if (key.equals("source")) {
                        breakdowns.add(one.entityId() + cell, column, 1);
                    }
                }
            }
        }
    }

    private void attendance() {
        Set<String> there = new HashSet<>();
        for (RawInteraction one : inOrder) {
            Known.Event event = known.events().get(one.entityId());
            if (one.user() != null
                    && (one.is("attend", "event") || one.is("review", "event"))
                    && event != null
                    && event.venue() != null
                    && event.date() != null
                    && there.add(event.venue() + " " + event.date() + " " + one.user())) {
                venues.add(event.venue() + " " + event.date(), "event_attendance", 1);
            }
        }
        for (Known.Event event : known.events().values()) {
            if (event.venue() != null && event.date() != null) {
                venues.add(event.venue() + " " + event.date(), "events_hosted", 1);
            }
        }
    }

    /** What the days of events give to their artists and venues. */
    private void ofCreators() {
        events.withoutZeros().forEach((row, cells) -> {
            int space = row.lastIndexOf(' ');
            Known.Event event = known.events().get(row.substring(0, space));
            String day = row.substring(space);
            if (event == null) {
                return;
            }
            for (String artist : event.artists()) {
                artists.add(artist + day, "event_impressions", events.get(row, "impressions"));
                artists.add(artist + day, "event_clicks", events.get(row, "clicks"));
                artists.add(artist + day, "reviews_received", events.get(row, "review_count"));
                artists.add(artist + day, "rated_count", events.get(row, "rated_count"));
                artists.add(artist + day, "rating_sum", events.get(row, "rating_sum"));
                for (String column : List.of("likes_count", "comments_count", "shares_count")) {
                    artists.add(artist + day, "total_engagement", events.get(row, column));
                }
            }
            if (event.venue() != null) {
                venues.add(event.venue() + day, "event_impressions", events.get(row, "impressions"));
                venues.add(event.venue() + day, "reviews_received", events.get(row, "review_count"));
                venues.add(event.venue() + day, "rated_count", events.get(row, "venue_rated_count"));
                venues.add(event.venue() + day, "rating_sum", events.get(row, "venue_rating_sum"));
            }
        });
        totals(artists);
        totals(venues);
        for (String row : artists.withoutZeros().keySet()) {
            int space = row.lastIndexOf(' ');
            String artist = row.substring(0, space);
            LocalDate date = LocalDate.parse(row.substring(space + 1));
            artists.add(
                    row,
                    "active_events",
                    known.events().values().stream()
                            .filter(event -> event.artists().contains(artist)
                                    && event.date() != null
                                    && !event.date().isBefore(date))
                            .count());
        }
    }

    /** Running totals, on the days on which there is anything. */
    private static void totals(Cells cells) {
        Map<String, BigDecimal> total = new TreeMap<>();
        for (String row : cells.withoutZeros().keySet()) {
            String whose = row.substring(0, row.lastIndexOf(' '));
            BigDecimal now = total.merge(whose, cells.get(row, "new_followers"), BigDecimal::add);
            cells.add(row, "total_followers", now);
        }
    }

    private void countEvents(Predicate<RawInteraction> which, String column) {
        inOrder.stream().filter(which).forEach(one -> events.add(row(one.entityId(), one), column, 1));
    }

    private void countUsers(Predicate<RawInteraction> which, String column) {
        inOrder.stream()
                .filter(one -> one.user() != null)
                .filter(which)
                .forEach(one -> users.add(row(one.user(), one), column, 1));
    }

    private static String session(RawInteraction one) {
        return one.sessionId() == null ? "" : one.sessionId();
    }

    private static String row(Object whose, RawInteraction one) {
        return whose + " " + one.date();
    }
}
