package app.synth.experiments.serving;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A snapshot for as long as no experiment begins or ends.
 *
 * @param active the experiments that take part, by key
 * @param from the first instant it is true of
 * @param until the first instant it may not be true of
 */
public record Moment(Snapshot snapshot, List<ServedExperiment> active, Instant from, Instant until) {

    public Moment {
        active = List.copyOf(active);
    }

    static Moment of(Snapshot snapshot, Instant now) {
        List<ServedExperiment> active = snapshot.experiments().values().stream()
                .filter(experiment -> experiment.activeAt(now))
                .sorted(Comparator.comparing(ServedExperiment::key))
                .toList();
        Instant until = snapshot.experiments().values().stream()
                .filter(ServedExperiment::isRunning)
                .flatMap(experiment -> Stream.of(experiment.startDate(), experiment.endDate()))
                .filter(Objects::nonNull)
                .filter(date -> date.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return new Moment(snapshot, active, now, until);
    }

    boolean holdsAt(Instant now) {
        return now.isBefore(until) && !now.isBefore(from);
    }

    /**
     * When what is served last changed, be it that somebody changed it or that a date came; all replicas say the same. No two
     * versions have the same, since SDKs take what has the date of what they have for the same.
     */
    public Instant changedAt() {
        return snapshot.experiments().values().stream()
                .filter(ServedExperiment::isRunning)
                .flatMap(experiment -> Stream.of(experiment.startDate(), experiment.endDate()))
                .filter(Objects::nonNull)
                .filter(date -> !date.isAfter(from))
                .reduce(snapshot.changedAt(), (one, other) -> one.isAfter(other) ? one : other)
                .plusNanos(snapshot.version());
    }

    /** What all replicas call what is served: the same for the same experiments, and for nothing else. */
    public String tag() {
        long hash = 1_125_899_906_842_597L;
        for (ServedExperiment experiment : active) {
            hash = 31 * hash + experiment.key().hashCode();
        }
        return Long.toHexString(snapshot.version()) + "-" + Long.toHexString(hash);
    }
}
