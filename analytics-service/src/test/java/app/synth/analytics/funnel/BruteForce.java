package app.synth.analytics.funnel;

import app.synth.analytics.testsupport.Happening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Funnels by the words of their definition and nothing else: of every possible choice of interactions for the steps, those
 * that fit. A step is reached where one fits, at the earliest time at which it stands in any.
 */
final class BruteForce {
    private final List<Step> steps;
    private final Duration window;
    private final Instant since;
    private final Instant until;

    record Step(String action, boolean optional) {}

    record Counted(
            long reached, @Nullable Double median, @Nullable Double p90) {}

    BruteForce(List<Step> steps, Duration window, Instant since, Instant until) {
        this.steps = steps;
        this.window = window;
        this.since = since;
        this.until = until;
    }

    /** @param persons each interaction with whom it counts for; those that count for nobody are not there */
    List<Counted> count(Map<Happening, UUID> persons) {
        List<List<Instant>> reached = new ArrayList<>();
        List<List<Double>> lasted = new ArrayList<>();
        steps.forEach(step -> {
            reached.add(new ArrayList<>());
            lasted.add(new ArrayList<>());
        });
        Map<String, List<Happening>> pairs = persons.keySet().stream()
                .collect(Collectors.groupingBy(happening -> persons.get(happening) + " " + happening.entityId()));
        for (List<Happening> pair : pairs.values()) {
            Map<Integer, Instant> earliest = new HashMap<>();
            for (int step = 0; step < steps.size(); step++) {
                Optional<Instant> time = earliest(pair, chainTo(step));
                if (time.isPresent()) {
                    earliest.put(step, time.get());
                    reached.get(step).add(time.get());
                    if (step > 0) {
                        Instant before =
                                earliest.get(chainTo(step).get(chainTo(step).size() - 2));
                        lasted.get(step)
                                .add(Duration.between(before, time.get()).toMillis() / 1000.0);
                    }
                }
            }
        }
        List<Counted> counted = new ArrayList<>();
        for (int step = 0; step < steps.size(); step++) {
            counted.add(new Counted(reached.get(step).size(), at(0.5, lasted.get(step)), at(0.9, lasted.get(step))));
        }
        return counted;
    }

    /** The required steps before it, and the step itself. */
    private List<Integer> chainTo(int step) {
        List<Integer> chain = new ArrayList<>();
        for (int earlier = 0; earlier < step; earlier++) {
            if (!steps.get(earlier).optional()) {
                chain.add(earlier);
            }
        }
        chain.add(step);
        return chain;
    }

    private Optional<Instant> earliest(List<Happening> pair, List<Integer> chain) {
        Optional<Instant> anchor = pair.stream()
                .filter(happening -> happening.action().equals(steps.getFirst().action()))
                .map(Happening::at)
                .filter(at -> !at.isBefore(since) && at.isBefore(until))
                .min(Instant::compareTo);
        return anchor.flatMap(first -> lastOf(pair, chain, List.of(first)));
    }

    private Optional<Instant> lastOf(List<Happening> pair, List<Integer> chain, List<Instant> chosen) {
        if (chosen.size() == chain.size()) {
            return Optional.of(chosen.getLast());
        }
        String action = steps.get(chain.get(chosen.size())).action();
        return pair.stream()
                .filter(happening -> happening.action().equals(action))
                .map(Happening::at)
                .filter(at -> fits(at, action, chain, chosen))
                .map(at -> {
                    List<Instant> longer = new ArrayList<>(chosen);
                    longer.add(at);
                    return lastOf(pair, chain, longer);
                })
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private boolean fits(Instant at, String action, List<Integer> chain, List<Instant> chosen) {
        if (at.isBefore(chosen.getLast()) || at.isAfter(chosen.getFirst().plus(window))) {
            return false;
        }
        for (int place = 0; place < chosen.size(); place++) {
            if (steps.get(chain.get(place)).action().equals(action) && !at.isAfter(chosen.get(place))) {
                return false;
            }
        }
        return true;
    }

    /** As percentile_cont: between the two nearest. */
    private static @Nullable Double at(double share, List<Double> values) {
        if (values.isEmpty()) {
            return null;
        }
        List<Double> sorted = values.stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }
}
