package app.synth.localstack.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Sessions by their rule alone: whoever does nothing for half an hour begins a new one. What an app calls its session is not
 * looked at.
 */
final class ExpectedSessions {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private final List<Session> sessions = new ArrayList<>();
    private final Map<Happened, Integer> numbers = new HashMap<>();

    record Session(UUID viewer, Instant first, Instant last) {
        /** Whether any of it is on that day. */
        boolean touches(LocalDate date) {
            return !first.isAfter(midnight(date.plusDays(1)).minusNanos(1)) && !last.isBefore(midnight(date));
        }

        /** How much of it is on that day. */
        long secondsOn(LocalDate date) {
            Instant from = first.isAfter(midnight(date)) ? first : midnight(date);
            Instant to = last.isBefore(midnight(date.plusDays(1))) ? last : midnight(date.plusDays(1));
            return Duration.between(from, to).toSeconds();
        }
    }

    /** @param happened in the order of time */
    ExpectedSessions(List<Happened> happened) {
        Map<UUID, Integer> current = new HashMap<>();
        for (Happened one : happened) {
            Integer number = current.get(one.visitor());
            if (number == null
                    || Duration.between(sessions.get(number).last(), one.time()).compareTo(LONGEST_PAUSE) >= 0) {
                number = sessions.size();
                sessions.add(new Session(one.viewer(), one.time(), one.time()));
                current.put(one.visitor(), number);
            } else {
                Session longer = sessions.get(number);
                sessions.set(number, new Session(longer.viewer(), longer.first(), one.time()));
            }
            numbers.put(one, number);
        }
    }

    /** Which session something happened in. */
    int of(Happened one) {
        return numbers.getOrDefault(one, -1);
    }

    long count(LocalDate date, Predicate<UUID> viewers) {
        return on(date, viewers).size();
    }

    long seconds(LocalDate date, Predicate<UUID> viewers) {
        return on(date, viewers).stream()
                .mapToLong(session -> session.secondsOn(date))
                .sum();
    }

    private List<Session> on(LocalDate date, Predicate<UUID> viewers) {
        return sessions.stream()
                .filter(session -> viewers.test(session.viewer()) && session.touches(date))
                .toList();
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
