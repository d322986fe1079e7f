package app.synth.analytics.live;

import app.synth.analytics.live.LiveFigures.LiveAction;
import app.synth.analytics.live.LiveFigures.LiveTopEvent;
import app.synth.analytics.live.Look.Counted;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The last minute, second by second. What is new is added and what is over is left out, so a look costs what it found. For
 * one thread at a time.
 */
final class LiveWindow {
    private static final Duration MINUTE = Duration.ofSeconds(MinuteCount.SECONDS);

    private final int eventsAtMost;
    private final int topEvents;
    private final MinuteCount all = new MinuteCount();
    private final Map<String, MinuteCount> actions = new HashMap<>();
    private final Map<String, Event> events = new HashMap<>();
    private Instant at = Instant.EPOCH;
    private Instant since = Instant.EPOCH;
    private double behindSeconds;

    private static final class Event {
        private final String id;
        private final MinuteCount count = new MinuteCount();
        private @Nullable String title;

        Event(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }

        long total() {
            return count.total();
        }
    }

    LiveWindow(LiveConfig config) {
        this.eventsAtMost = config.eventsAtMost();
        this.topEvents = config.topEvents();
    }

    void add(Look look) {
        moveTo(look.at());
        behindSeconds = look.behindSeconds();
        if (look.reach() != null && look.reach().isAfter(since)) {
            since = look.reach();
        }
        look.actions().forEach(counted -> {
            count(all, counted);
            count(actions.computeIfAbsent(counted.key(), action -> new MinuteCount()), counted);
        });
        look.events().forEach(counted -> {
            Event event = events.computeIfAbsent(counted.key(), Event::new);
            count(event.count, counted);
            event.title = counted.title();
        });
        forgetTheLeast();
    }

    LiveFigures figures() {
        long now = at.getEpochSecond();
        Instant minuteAgo = at.minus(MINUTE);
        return new LiveFigures(
                at,
                since.isAfter(minuteAgo) ? since : minuteAgo,
                behindSeconds,
                all.perSecond(now),
                all.total(),
                actions.entrySet().stream()
                        .map(action -> new LiveAction(
                                action.getKey(),
                                action.getValue().perSecond(now),
                                action.getValue().total()))
                        .sorted(Comparator.comparingLong(LiveAction::lastMinute)
                                .reversed()
                                .thenComparing(LiveAction::action))
                        .toList(),
                events.values().stream()
                        .map(event -> new LiveTopEvent(event.id, event.title, event.total()))
                        .sorted(Comparator.comparingLong(LiveTopEvent::lastMinute)
                                .reversed()
                                .thenComparing(LiveTopEvent::eventId))
                        .limit(topEvents)
                        .toList());
    }

    /** How many different events are counted. */
    int events() {
        return events.size();
    }

    /** A clock that was put back changes nothing until it has caught up. */
    private void moveTo(Instant now) {
        if (!now.isAfter(at)) {
            return;
        }
        long before = at.getEpochSecond();
        long second = now.getEpochSecond();
        at = now;
        all.begin(before, second);
        actions.values().forEach(count -> count.begin(before, second));
        events.values().forEach(event -> event.count.begin(before, second));
        actions.values().removeIf(count -> count.total() == 0);
        events.values().removeIf(event -> event.total() == 0);
    }

    /** Clocks differ: what arrived in a second that has not begun here counts for this one. */
    private void count(MinuteCount count, Counted counted) {
        long now = at.getEpochSecond();
        if (counted.second() > now - MinuteCount.SECONDS) {
            count.add(Math.min(counted.second(), now), counted.interactions());
        }
    }

    private void forgetTheLeast() {
        if (events.size() > eventsAtMost) {
            Set<String> least = events.values().stream()
                    .sorted(Comparator.comparingLong(Event::total).thenComparing(Event::id))
                    .limit(events.size() - (long) eventsAtMost)
                    .map(Event::id)
                    .collect(Collectors.toSet());
            events.keySet().removeAll(least);
        }
    }
}
