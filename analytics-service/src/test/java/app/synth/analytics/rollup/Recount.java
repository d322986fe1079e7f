package app.synth.analytics.rollup;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The daily figures once more, from the definitions in the domain contract, by the plainest means: all interactions in
 * memory, one pass for each figure. Knows nothing of the engine. Days are UTC; zeros are left out.
 */
final class Recount {
    private static final Duration GAP = Duration.ofMinutes(30);

    private final List<RawInteraction> inOrder;
    private final Map<String, Map<String, BigDecimal>> cells = new TreeMap<>();

    private Recount(List<RawInteraction> interactions) {
        this.inOrder = interactions.stream()
                .sorted(comparing(RawInteraction::occurredAt).thenComparing(RawInteraction::id, UNSIGNED))
                .toList();
    }

    /** Postgres orders UUIDs by their bytes; Java by signed halves. */
    private static final Comparator<java.util.UUID> UNSIGNED = comparing(java.util.UUID::toString);

    /** "event date" -> column -> value. */
    static Map<String, Map<String, BigDecimal>> ofEvents(List<RawInteraction> interactions) {
        var recount = new Recount(interactions);
        recount.eventCounts();
        recount.eventViewers();
        recount.switches("event", "interest", "interest_removed", "interested_count", null);
        recount.switches("event", "like", "unlike", "likes_count", null);
        recount.eventReviews();
        return recount.result();
    }

    /** "user date" -> column -> value. */
    static Map<String, Map<String, BigDecimal>> ofUsers(List<RawInteraction> interactions) {
        var recount = new Recount(
                interactions.stream().filter(one -> one.user() != null).toList());
        recount.userCounts();
        recount.switches("event", "interest", "interest_removed", null, "events_interested");
        recount.switches("review", "like", "unlike", null, "reviews_liked");
        recount.reviewsWritten();
        recount.sessions();
        return recount.result();
    }

    private void eventCounts() {
        count(one -> is(one, "impression", "event"), "impressions");
        count(one -> is(one, "event_click", "event"), "clicks");
        count(one -> one.action().equals("ticket_click"), "ticket_link_clicks");
        count(one -> is(one, "comment", "event"), "comments_count");
        count(one -> is(one, "share", "event"), "shares_count");
    }

    private void eventViewers() {
        Map<String, List<RawInteraction>> byDay = inOrder.stream().collect(groupingBy(one -> day(one.entityId(), one)));
        byDay.forEach((day, those) -> {
            Set<String> viewers = new HashSet<>();
            Set<String> buyers = new HashSet<>();
            for (RawInteraction one : those) {
                if (one.action().equals("detail_view") || one.action().equals("event_click")) {
                    viewers.add(one.viewer());
                } else if (one.action().equals("ticket_click")) {
                    buyers.add(one.viewer());
                }
            }
            put(day, "unique_viewers", viewers.size());
            buyers.retainAll(viewers);
            put(day, "converted_viewers", buyers.size());
        });
    }

    /** Counts the changes of state, net for the entity's column, switches on only for the user's. */
    private void switches(String entityType, String on, String off, String entityColumn, String userColumn) {
        Map<String, Boolean> states = new TreeMap<>();
        for (RawInteraction one : inOrder) {
            if (!is(one, on, entityType) && !is(one, off, entityType)) {
                continue;
            }
            boolean isOn = one.action().equals(on);
            Boolean was = states.put(one.entityId() + " " + one.viewer(), isOn);
            if (isOn == Boolean.TRUE.equals(was)) {
                continue;
            }
            if (entityColumn != null) {
                add(day(one.entityId(), one), entityColumn, isOn ? 1 : -1);
            } else if (isOn) {
                add(day(one.user(), one), userColumn, 1);
            }
        }
    }

    private void eventReviews() {
        Map<String, Map<String, RawInteraction>> lastByDayAndViewer = new TreeMap<>();
        for (RawInteraction one : inOrder) {
            if (is(one, "review", "event")) {
                lastByDayAndViewer
                        .computeIfAbsent(day(one.entityId(), one), day -> new TreeMap<>())
                        .put(one.viewer(), one);
            }
        }
        lastByDayAndViewer.forEach((day, reviews) -> {
            put(day, "review_count", reviews.size());
            List<Integer> ratings = reviews.values().stream()
                    .map(RawInteraction::rating)
                    .filter(rating -> rating != null && rating >= 1 && rating <= 5)
                    .toList();
            if (!ratings.isEmpty()) {
                BigDecimal sum = BigDecimal.valueOf(
                        ratings.stream().mapToInt(Integer::intValue).sum());
                cells.computeIfAbsent(day, absent -> new TreeMap<>())
                        .put("avg_rating", sum.divide(BigDecimal.valueOf(ratings.size()), 2, RoundingMode.HALF_UP));
            }
        });
    }

    private void userCounts() {
        countUser(one -> one.action().equals("detail_view"), "events_viewed");
        countUser(one -> one.action().equals("event_click"), "events_clicked");
        countUser(one -> one.action().equals("ticket_click"), "ticket_links_clicked");
        countUser(one -> is(one, "comment", "review"), "reviews_commented");
        countUser(one -> one.action().equals("friend_add"), "friends_added");
        countUser(one -> one.action().equals("message"), "messages_sent");
        countUser(one -> one.action().equals("share"), "shares_sent");
        countUser(one -> one.action().equals("search"), "searches_performed");
    }

    private void reviewsWritten() {
        Set<String> reviewed = new HashSet<>();
        for (RawInteraction one : inOrder) {
            if (is(one, "review", "event") && reviewed.add(one.entityId() + " " + one.user())) {
                add(day(one.user(), one), "reviews_written", 1);
            }
        }
    }

    private void sessions() {
        Map<String, List<RawInteraction>> ofOneId = inOrder.stream()
                .collect(groupingBy(one -> one.user() + " " + (one.sessionId() == null ? "" : one.sessionId())));
        for (List<RawInteraction> those : ofOneId.values()) {
            Object user = those.getFirst().user();
            List<Instant> session = new ArrayList<>();
            for (RawInteraction one : those) {
                if (!session.isEmpty()
                        && Duration.between(session.getLast(), one.occurredAt()).compareTo(GAP) > 0) {
                    close(user, session);
                    session = new ArrayList<>();
                }
                session.add(one.occurredAt());
            }
            close(user, session);
        }
    }

    private void close(Object user, List<Instant> session) {
        Instant first = session.getFirst();
        Instant last = session.getLast();
        for (LocalDate date = date(first); !date.isAfter(date(last)); date = date.plusDays(1)) {
            Instant midnight = date.atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant nextMidnight = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            Instant from = first.isAfter(midnight) ? first : midnight;
            Instant to = last.isBefore(nextMidnight) ? last : nextMidnight;
            add(user + " " + date, "sessions_count", 1);
            add(
                    user + " " + date,
                    "total_time_seconds",
                    Duration.between(from, to).toSeconds());
        }
    }

    private void count(Predicate<RawInteraction> which, String column) {
        inOrder.stream().filter(which).forEach(one -> add(day(one.entityId(), one), column, 1));
    }

    private void countUser(Predicate<RawInteraction> which, String column) {
        inOrder.stream().filter(which).forEach(one -> add(day(one.user(), one), column, 1));
    }

    private static boolean is(RawInteraction one, String action, String entityType) {
        return one.action().equals(action) && one.entityType().equals(entityType);
    }

    private static String day(Object whose, RawInteraction one) {
        return whose + " " + date(one.occurredAt());
    }

    private static LocalDate date(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }

    private void add(String day, String column, long amount) {
        cells.computeIfAbsent(day, absent -> new TreeMap<>())
                .merge(column, BigDecimal.valueOf(amount), BigDecimal::add);
    }

    private void put(String day, String column, long value) {
        add(day, column, value);
    }

    private Map<String, Map<String, BigDecimal>> result() {
        cells.values().forEach(columns -> columns.values().removeIf(value -> value.signum() == 0));
        cells.values().removeIf(Map::isEmpty);
        return cells;
    }
}
