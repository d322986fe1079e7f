package app.synth.tracking.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of a group, offered to the database once, however often it stands in the group.
 *
 * @param copies how often that is
 */
record Offered(Key key, Delivery delivery, Outcome outcome, int copies) {

    /** What makes two messages the same. */
    record Key(UUID message, String source) implements Comparable<Key> {
        static Key of(JudgedRequest request, Outcome outcome) {
            return new Key(outcome.messageId().key(), request.source());
        }

        @Override
        public int compareTo(Key other) {
            int byMessage = message.compareTo(other.message);
            return byMessage == 0 ? source.compareTo(other.source) : byMessage;
        }
    }

    /**
     * Each message of the group, sorted by key. A claim that meets another transaction's claim of the same message waits
     * for that one to end: without one order for all, two groups with the same messages would wait for each other.
     */
    static List<Offered> of(List<JudgedRequest> group) {
        Map<Key, Offered> messages = new HashMap<>();
        for (JudgedRequest request : group) {
            for (Outcome outcome : request.outcomes()) {
                Key key = Key.of(request, outcome);
                Offered first = messages.get(key);
                messages.put(key, first == null ? new Offered(key, request.delivery(), outcome, 1) : first.oneMore());
            }
        }
        List<Offered> sorted = new ArrayList<>(messages.values());
        sorted.sort(Comparator.comparing(Offered::key));
        return sorted;
    }

    private Offered oneMore() {
        return new Offered(key, delivery, outcome, copies + 1);
    }

    /** The same message with another outcome. */
    Offered with(Outcome other) {
        return new Offered(key, delivery, other, copies);
    }

    /** The reason that is stored beside its fate. */
    @Nullable
    String reason() {
        return switch (outcome) {
            case Outcome.Accepted ignored -> null;
            case Outcome.Halted halted -> halted.refusal().reason().code();
            case Outcome.Filtered filtered -> filtered.reason().code();
        };
    }

    /** Its fate, provided it is new. */
    String fate() {
        return switch (outcome) {
            case Outcome.Accepted ignored -> "stored";
            case Outcome.Halted ignored -> "quarantined";
            case Outcome.Filtered ignored -> "filtered";
        };
    }
}
