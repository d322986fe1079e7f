package app.synth.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** What a reader has to know of the machine to make sense of the figures. */
public final class MachineFacts {
    private static final long MILLIS_PER_TICK = 10;

    private MachineFacts() {}

    /** Processor, cores and memory in one line. */
    public static String line() throws IOException {
        return "%s, %d cores, %.0f GiB memory, Linux %s, load %s before the run"
                .formatted(
                        value("/proc/cpuinfo", "model name", "unknown processor"),
                        Runtime.getRuntime().availableProcessors(),
                        Long.parseLong(value("/proc/meminfo", "MemTotal", "0 kB")
                                        .split(" ", -1)[0])
                                / 1024.0
                                / 1024.0,
                        System.getProperty("os.version"),
                        Files.readString(Path.of("/proc/loadavg")).split(" ", -1)[0]);
    }

    /** The CPU time that anybody used since the machine began, what other guests took from it included. */
    static Duration busy() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            return busy(lines.findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads {@code cpu user nice system idle iowait irq softirq steal guest guest_nice}. */
    static Duration busy(String line) {
        long[] ticks = Arrays.stream(line.trim().split(" +", -1))
                .skip(1)
                .mapToLong(Long::parseLong)
                .toArray();
        return Duration.ofMillis((ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6] + ticks[7]) * MILLIS_PER_TICK);
    }

    private static String value(String file, String name, String otherwise) throws IOException {
        try (var lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse(otherwise);
        }
    }
}
