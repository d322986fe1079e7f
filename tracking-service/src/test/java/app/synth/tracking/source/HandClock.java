package app.synth.tracking.source;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Time that passes when the test says so, and what was to happen in it. */
final class HandClock implements InstantSource {
    private final List<Due> tasks = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-01T20:15:00Z");

    private record Due(Instant at, Runnable task) {}

    @Override
    public Instant instant() {
        return now;
    }

    void later(Runnable task, Duration delay) {
        tasks.add(new Due(now.plus(delay), task));
    }

    void pass(Duration time) {
        now = now.plus(time);
        List<Due> due = tasks.stream().filter(task -> !task.at.isAfter(now)).toList();
        tasks.removeAll(due);
        due.forEach(task -> task.task.run());
    }
}
