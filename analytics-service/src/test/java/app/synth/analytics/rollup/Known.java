package app.synth.analytics.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a recount knows beside the interactions: who visitors turned out to be, who has left, and the catalogue.
 *
 * @param claims by anonymous id
 * @param departures when somebody's account was deleted
 * @param artists name by id
 * @param venues name by id
 */
record Known(
        Map<String, Claim> claims,
        Map<UUID, Instant> departures,
        Map<String, String> artists,
        Map<String, String> venues,
        Map<String, Event> events) {

    record Claim(UUID user, Instant at) {}

    record Event(
            List<String> artists,
            @Nullable String venue,
            @Nullable LocalDate date) {}

    static Known nothing() {
        return new Known(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
    }

    /** Interactions by whom they count for, about whom they mean; without those of people who have left. */
    List<RawInteraction> attributed(List<RawInteraction> interactions) {
        return interactions.stream()
                .map(this::owned)
                .filter(one -> one.user() == null
                        || one.occurredAt().isAfter(departures.getOrDefault(one.user(), Instant.MIN)))
                .map(this::meant)
                .toList();
    }

    private RawInteraction owned(RawInteraction one) {
        Claim claim = one.user() == null ? claims.get(one.visitor()) : null;
        return claim == null || one.occurredAt().isAfter(claim.at()) ? one : one.of(claim.user());
    }

    private RawInteraction meant(RawInteraction one) {
        Map<String, String> names =
                one.entityType().equals("artist") ? artists : one.entityType().equals("venue") ? venues : Map.of();
        if (names.containsKey(one.entityId())) {
            return one;
        }
        List<String> called = names.entrySet().stream()
                .filter(entry -> folded(entry.getValue()).equals(folded(one.entityId())))
                .map(Map.Entry::getKey)
                .toList();
        return called.size() == 1 ? one.about(called.getFirst()) : one;
    }

    private static String folded(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
