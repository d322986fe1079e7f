package app.synth.experiments.results;

import java.util.List;

/**
 * Who came in a phase for the first time, and how they should have been divided.
 *
 * @param users of each variant
 * @param weights of each variant
 */
record PhaseUsers(int phase, List<Long> users, List<Double> weights) {

    PhaseUsers {
        users = List.copyOf(users);
        weights = List.copyOf(weights);
    }

    /** Whether its weights divide users among so many variants. */
    boolean divides(int variants) {
        return weights.size() == variants && weights.stream().anyMatch(weight -> weight > 0);
    }

    long all() {
        return users.stream().mapToLong(Long::longValue).sum();
    }
}
