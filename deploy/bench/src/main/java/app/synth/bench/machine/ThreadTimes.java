package app.synth.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** CPU time of a process's threads by their names without numbers: a JVM's compiler and collector stand beside the work. */
public record ThreadTimes(Map<String, Duration> byName) {
    private static final int ROWS = 8;

    public static ThreadTimes of(ProcessTree process) {
        Map<String, Duration> byName = new TreeMap<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(process.pid()), "task"))) {
            threads.forEach(thread -> add(thread, byName));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ThreadTimes(byName);
    }

    public ThreadTimes since(ThreadTimes before) {
        Map<String, Duration> used = new TreeMap<>();
        byName.forEach((name, time) -> used.put(name, time.minus(before.byName.getOrDefault(name, Duration.ZERO))));
        return new ThreadTimes(used);
    }

    /** A line for each of those that used most. */
    @Override
    public String toString() {
        long all = byName.values().stream().mapToLong(Duration::toMillis).sum();
        return byName.entrySet().stream()
                .filter(entry -> entry.getValue().isPositive())
                .sorted(Map.Entry.<String, Duration>comparingByValue(Comparator.reverseOrder()))
                .limit(ROWS)
                .map(entry -> String.format(
                        Locale.ROOT,
                        "  %5.1f %%  %s%n",
                        100.0 * entry.getValue().toMillis() / all,
                        entry.getKey()))
                .collect(Collectors.joining());
    }

    private static void add(Path thread, Map<String, Duration> byName) {
        try {
            String name = Files.readString(thread.resolve("comm")).trim().replaceAll("[-#0-9]+$", "");
            byName.merge(
                    name,
                    ProcessStat.parse(Files.readString(thread.resolve("stat"))).own(),
                    Duration::plus);
        } catch (NoSuchFileException ended) {
            // its time is part of no name any more
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
