package app.synth.localstack.endtoend;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many got how far, each with one event: from the first time that the first step was taken, each next step at or after
 * the one before, and all within seven days.
 */
final class ExpectedFunnel {
    private static final Duration WINDOW = Duration.ofDays(7);

    private ExpectedFunnel() {}

    /** @param happened in the order of time */
    static List<Long> reached(List<Happened> happened, String... steps) {
        Map<List<Object>, List<Happened>> pairs = new HashMap<>();
        for (Happened one : happened) {
            if (one.is(steps)) {
                pairs.computeIfAbsent(List.of(one.viewer(), one.line().entityId()), pair -> new ArrayList<>())
                        .add(one);
            }
        }
        long[] reached = new long[steps.length];
        for (List<Happened> pair : pairs.values()) {
            Instant anchor = null;
            Instant at = Instant.MIN;
            for (int step = 0; step < steps.length; step++) {
                at = first(pair, steps[step], at);
                anchor = anchor == null ? at : anchor;
                if (at == null || anchor == null || at.isAfter(anchor.plus(WINDOW))) {
                    break;
                }
                reached[step]++;
            }
        }
        return Arrays.stream(reached).boxed().toList();
    }

    private static @Nullable Instant first(List<Happened> pair, String action, Instant notBefore) {
        return pair.stream()
                .filter(one -> one.is(action) && !one.time().isBefore(notBefore))
                .map(Happened::time)
                .findFirst()
                .orElse(null);
    }
}
