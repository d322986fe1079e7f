package app.synth.tracking.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of a group, offered to the database once, however often it stands in the group.
 *
 * @param copies how often that is
 * @param place where the first of them stands, counted over the whole group
 */
record Offered(Key key, Delivery delivery, Outcome outcome, int copies, int place) {

    /** What makes two messages the same. */
    record Key(UUID message, String source) implements Comparable<Key> {
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
        List<Offered> all = new ArrayList<>();
        for (JudgedRequest request : group) {
            for (Outcome outcome : request.outcomes()) {
                Key key = new Key(outcome.messageId().key(), request.source());
                all.add(new Offered(key, request.delivery(), outcome, 1, all.size()));
            }
        }
        all.sort(Comparator.comparing(Offered::key)); // stable: the first copy stays the first
        return withoutCopies(all);
    }

    private static List<Offered> withoutCopies(List<Offered> sorted) {
        List<Offered> messages = new ArrayList<>(sorted.size());
        for (Offered next : sorted) {
            int last = messages.size() - 1;
            if (last >= 0 && messages.get(last).key.equals(next.key)) {
                messages.set(last, messages.get(last).oneMore());
            } else {
                messages.add(next);
            }
        }
        return messages;
    }

    private Offered oneMore() {
        return new Offered(key, delivery, outcome, copies + 1, place);
    }

    /** The same message with another outcome. */
    Offered with(Outcome other) {
        return new Offered(key, delivery, other, copies, place);
    }

    /** The reason that is stored beside its fate. */
    @Nullable
    String reason() {
        return switch (outcome) {
            case Outcome.Accepted ignored -> null;
            case Outcome.Halted halted -> halted.refusal().reason().code();
            case Outcome.Filtered filtered -> filtered.why().reason().code();
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
