package app.synth.localstack.endtoend;

import app.synth.localstack.replay.ReplayedLine.Played;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The figures of what happened, worked out one after the other by their definitions alone. Each is a list of rows in any
 * order, the cells of a row joined by {@code |}, as the end of a comparison.
 */
final class ExpectedFigures {
    /** What is told apart for every event; what only for all of them together. As far as the log has it. */
    private static final List<String> KEYS_OF_EACH = List.of("source", "feed_type", "ticket_provider");

    private static final List<String> KEYS_OF_ALL = List.of("position", "price_range");

    private final List<Happened> happened;
    private final ExpectedSessions sessions;
    private final Map<String, Played> catalogue;
    private final Set<LocalDate> days;

    /** @param happened in the order of time */
    ExpectedFigures(List<Happened> happened, List<Played> played) {
        this.happened = happened;
        this.sessions = new ExpectedSessions(happened);
        this.catalogue = played.stream().collect(Collectors.toMap(Played::eventId, concert -> concert));
        this.days = happened.stream().map(Happened::date).collect(Collectors.toCollection(TreeSet::new));
    }

    /** event | date | impressions | viewers | clicks | rate | detail views | interested | shares | tickets | conversion. */
    List<String> events() {
        Set<Happened> interests = firstInterests(one -> true);
        return grouped(one -> isOfEvent(one) ? one.line().entityId() + "|" + one.date() : null).entrySet().stream()
                .map(group -> {
                    List<Happened> day = group.getValue();
                    Set<UUID> viewers = viewers(day, "detail_view", "event_click");
                    Set<UUID> converted = viewers(day, "ticket_click");
                    converted.retainAll(viewers);
                    long impressions = count(day, "impression");
                    long clicks = count(day, "event_click");
                    return row(
                            group.getKey(),
                            impressions,
                            viewers.size(),
                            clicks,
                            rate(clicks, impressions),
                            count(day, "detail_view"),
                            day.stream().filter(interests::contains).count(),
                            count(day, "share"),
                            count(day, "ticket_click"),
                            rate(converted.size(), viewers.size()));
                })
                .filter(line -> !line.endsWith("|0|0|0||0|0|0|0|"))
                .toList();
    }

    /** The twenty events of most impressions, then of most clicks: number | event. */
    List<String> top(String action) {
        Map<String, Long> counts = happened.stream()
                .filter(one -> one.is(action))
                .collect(Collectors.groupingBy(one -> one.line().entityId(), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(20)
                .map(entry -> row(entry.getValue(), entry.getKey()))
                .toList();
    }

    /** event | date | viewer | views | tickets. */
    List<String> eventViewers() {
        return grouped(one -> one.is("detail_view", "event_click", "ticket_click")
                        ? row(one.line().entityId(), one.date(), one.viewer())
                        : null)
                .entrySet()
                .stream()
                .map(group -> row(
                        group.getKey(),
                        count(group.getValue(), "detail_view", "event_click"),
                        count(group.getValue(), "ticket_click")))
                .toList();
    }

    /** user | date | viewed | clicked | interested | tickets | searches | shares | sessions | seconds | seconds a session. */
    List<String> users() {
        Set<Happened> interests = firstInterests(Happened::isUser);
        return grouped(one -> one.isUser() ? one.viewer() + "|" + one.date() : null).entrySet().stream()
                .map(group -> {
                    List<Happened> day = group.getValue();
                    UUID user = day.getFirst().viewer();
                    LocalDate date = day.getFirst().date();
                    long count = sessions.count(date, user::equals);
                    long seconds = sessions.seconds(date, user::equals);
                    return row(
                            group.getKey(),
                            count(day, "detail_view"),
                            count(day, "event_click"),
                            day.stream().filter(interests::contains).count(),
                            count(day, "ticket_click"),
                            count(day, "search"),
                            count(day, "share"),
                            count,
                            seconds,
                            seconds / count);
                })
                .toList();
    }

    /** day | date | users | visitors | new users | new visitors | interactions | sessions | seconds. */
    List<String> days() {
        return days.stream()
                .map(date -> {
                    List<Happened> day = happened.stream()
                            .filter(one -> one.date().equals(date))
                            .toList();
                    return row(
                            active("day", date, its -> its),
                            day.size(),
                            sessions.count(date, viewer -> true),
                            sessions.seconds(date, viewer -> true));
                })
                .toList();
    }

    /** week or month | its first day | users | visitors | new users | new visitors. */
    List<String> weeksAndMonths() {
        Function<LocalDate, LocalDate> week = date -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Function<LocalDate, LocalDate> month = date -> date.withDayOfMonth(1);
        return Stream.concat(
                        days.stream().map(week).distinct().map(start -> active("week", start, week)),
                        days.stream().map(month).distinct().map(start -> active("month", start, month)))
                .toList();
    }

    /** date | action | interactions. */
    List<String> actions() {
        return counted(one -> Stream.of(row(one.date(), one.line().action())));
    }

    /** date | words | searches. */
    List<String> searches() {
        return counted(one -> one.is("search")
                ? Stream.of(row(
                        one.date(), words(String.valueOf(one.line().metadata().get("query")))))
                : Stream.empty());
    }

    /** event, or nothing for all | date | key | value | impressions | clicks | detail views | tickets. */
    List<String> breakdowns() {
        Map<String, List<Happened>> cells = new TreeMap<>();
        for (Happened one : happened) {
            for (String key :
                    Stream.concat(KEYS_OF_EACH.stream(), KEYS_OF_ALL.stream()).toList()) {
                Object value = one.line().metadata().get(key);
                if (value != null && one.is("impression", "event_click", "detail_view", "ticket_click")) {
                    String text = value.toString();
                    text = text.length() > 100 ? text.substring(0, 100) : text;
                    for (String event : KEYS_OF_ALL.contains(key)
                            ? List.of("")
                            : List.of(one.line().entityId(), "")) {
                        cells.computeIfAbsent(row(event, one.date(), key, text), cell -> new ArrayList<>())
                                .add(one);
                    }
                }
            }
        }
        return cells.entrySet().stream()
                .map(cell -> row(
                        cell.getKey(),
                        count(cell.getValue(), "impression"),
                        count(cell.getValue(), "event_click"),
                        count(cell.getValue(), "detail_view"),
                        count(cell.getValue(), "ticket_click")))
                .toList();
    }

    /** artist | date | visits of the profile | impressions and clicks of the events | shares of them. */
    List<String> artists() {
        return creators(
                "artist",
                Played::artistId,
                day -> row(count(day, "impression"), count(day, "event_click"), count(day, "share")));
    }

    /** venue | date | visits of the profile | impressions of the events. */
    List<String> venues() {
        return creators("venue", Played::venueId, day -> row(count(day, "impression")));
    }

    /** moment | visitor | event | what, as a number, of what a funnel of events is asked of. */
    List<String> facts() {
        List<String> kinds =
                List.of("impression", "event_click", "detail_view", "interest", "ticket_click", "purchase");
        return happened.stream()
                .filter(one -> isOfEvent(one) && kinds.contains(one.line().action()))
                .map(one -> row(
                        one.time().getEpochSecond(),
                        one.visitor(),
                        Happened.md5(one.line().entityId()),
                        1 + kinds.indexOf(one.line().action())))
                .toList();
    }

    private List<String> creators(
            String kind, Function<Played, String> creator, Function<List<Happened>, String> ofEvents) {
        Map<String, List<Happened>> events = grouped(one -> {
            Played concert = catalogue.get(one.line().entityId());
            boolean counts =
                    concert != null && isOfEvent(one) && !creator.apply(concert).isEmpty();
            return counts ? creator.apply(concert) + "|" + one.date() : null;
        });
        Map<String, List<Happened>> visits = grouped(
                one -> one.is("profile_visit") && one.line().entityType().equals(kind)
                        ? one.line().entityId() + "|" + one.date()
                        : null);
        return Stream.concat(events.keySet().stream(), visits.keySet().stream())
                .distinct()
                .map(key -> row(
                        key,
                        visits.getOrDefault(key, List.of()).stream()
                                .map(sessions::of)
                                .distinct()
                                .count(),
                        ofEvents.apply(events.getOrDefault(key, List.of()))))
                .filter(line -> !line.matches(".*\\d{4}-\\d\\d-\\d\\d[|0]*"))
                .toList();
    }

    /** Whoever was active in a period, and who of them for the first time at all. */
    private String active(String period, LocalDate start, Function<LocalDate, LocalDate> startOf) {
        Set<UUID> seen = new HashSet<>();
        Set<UUID> before = new HashSet<>();
        Set<UUID> users = new HashSet<>();
        for (Happened one : happened) {
            LocalDate its = startOf.apply(one.date());
            if (its.equals(start)) {
                seen.add(one.viewer());
            } else if (its.isBefore(start)) {
                before.add(one.viewer());
            }
            if (one.isUser()) {
                users.add(one.viewer());
            }
        }
        return row(
                period,
                start,
                number(seen, users::contains),
                number(seen, viewer -> !users.contains(viewer)),
                number(seen, viewer -> users.contains(viewer) && !before.contains(viewer)),
                number(seen, viewer -> !users.contains(viewer) && !before.contains(viewer)));
    }

    private Set<Happened> firstInterests(Predicate<Happened> wanted) {
        Map<String, Happened> first = new LinkedHashMap<>();
        happened.stream()
                .filter(one -> one.is("interest") && wanted.test(one))
                .forEach(one -> first.putIfAbsent(row(one.viewer(), one.line().entityId()), one));
        return Set.copyOf(first.values());
    }

    private Map<String, List<Happened>> grouped(Function<Happened, @Nullable String> key) {
        Map<String, List<Happened>> groups = new HashMap<>();
        for (Happened one : happened) {
            String group = key.apply(one);
            if (group != null) {
                groups.computeIfAbsent(group, made -> new ArrayList<>()).add(one);
            }
        }
        return groups;
    }

    private List<String> counted(Function<Happened, Stream<String>> keys) {
        return happened.stream()
                .flatMap(keys)
                .collect(Collectors.groupingBy(key -> key, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> row(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static boolean isOfEvent(Happened one) {
        return one.line().entityType().equals("event") || one.is("ticket_click");
    }

    private static long count(Collection<Happened> some, String... actions) {
        return some.stream().filter(one -> one.is(actions)).count();
    }

    private static Set<UUID> viewers(Collection<Happened> some, String... actions) {
        return some.stream()
                .filter(one -> one.is(actions))
                .map(Happened::viewer)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static long number(Set<UUID> viewers, Predicate<UUID> wanted) {
        return viewers.stream().filter(wanted).count();
    }

    private static String words(String query) {
        String folded = query.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
        return folded.length() > 200 ? folded.substring(0, 200) : folded;
    }

    private static String rate(long part, long whole) {
        return whole == 0
                ? ""
                : BigDecimal.valueOf(part)
                        .divide(BigDecimal.valueOf(whole), 4, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    private static String row(Object... cells) {
        return Stream.of(cells).map(String::valueOf).collect(Collectors.joining("|"));
    }
}
