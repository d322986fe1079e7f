package app.synth.localstack.replay;

import app.synth.localstack.client.Fate;
import app.synth.localstack.client.Fate.Outcome;
import app.synth.localstack.replay.VisitorTrack.Step;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what became of everything that was sent; several senders tell it at once. */
final class Tally {
    private final Map<Outcome, Integer> fates = new EnumMap<>(Outcome.class);
    private final Map<String, Integer> storedByAction = new TreeMap<>();
    private final Map<String, Integer> quarantinedByReason = new TreeMap<>();

    /** @param answered the fates of the steps, in their order */
    synchronized void count(List<Step> steps, List<Fate> answered) {
        for (int i = 0; i < answered.size(); i++) {
            Fate fate = answered.get(i);
            fates.merge(fate.outcome(), 1, Integer::sum);
            switch (fate.outcome()) {
                case STORED -> storedByAction.merge(steps.get(i).action(), 1, Integer::sum);
                case QUARANTINED -> quarantinedByReason.merge(fate.reason(), 1, Integer::sum);
                case DUPLICATE, FILTERED -> {}
            }
        }
    }

    /** How many have a fate. */
    synchronized int answered() {
        return fates.values().stream().mapToInt(Integer::intValue).sum();
    }

    synchronized int of(Outcome outcome) {
        return fates.getOrDefault(outcome, 0);
    }

    /** Two or three lines for people. */
    synchronized String report() {
        return "stored %,d  duplicate %,d  filtered %,d  quarantined %,d"
                        .formatted(
                                of(Outcome.STORED),
                                of(Outcome.DUPLICATE),
                                of(Outcome.FILTERED),
                                of(Outcome.QUARANTINED))
                + listed("quarantined for", quarantinedByReason)
                + listed("stored as", storedByAction);
    }

    private static String listed(String what, Map<String, Integer> counts) {
        return counts.isEmpty()
                ? ""
                : "\n" + what + ": "
                        + counts.entrySet().stream()
                                .map(count -> "%s %,d".formatted(count.getKey(), count.getValue()))
                                .collect(Collectors.joining(", "));
    }
}
