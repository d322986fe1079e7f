package app.synth.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/**
 * What is allocated, by class and by who caused it. Each sample stands for everything that its thread has allocated since
 * the one before; a thread's first one, which would stand for its whole life, is left out, as {@code jfr view} does not.
 */
final class AllocationBreakdown {
    private static final int ROWS = 12;

    private final Map<String, Long> byClass = new HashMap<>();
    private final Map<String, Long> byCause = new HashMap<>();
    private final Set<String> threads = new HashSet<>();

    private AllocationBreakdown() {}

    static AllocationBreakdown of(Path recording) throws IOException {
        AllocationBreakdown breakdown = new AllocationBreakdown();
        RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.ObjectAllocationSample"))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .forEach(breakdown::add);
        return breakdown;
    }

    private void add(RecordedEvent event) {
        if (event.getThread() != null
                && threads.add(event.getThread().getOSName() + event.getThread().getId())) {
            return;
        }
        long bytes = event.getLong("weight");
        byClass.merge(event.getClass("objectClass").getName(), bytes, Long::sum);
        byCause.merge(
                cause(event.getStackTrace()) + " <- "
                        + event.getClass("objectClass").getName(),
                bytes,
                Long::sum);
    }

    /** The innermost method that is not the JDK's. */
    private static String cause(@Nullable RecordedStackTrace stack) {
        List<RecordedFrame> frames = stack == null ? List.of() : stack.getFrames();
        return frames.stream()
                .filter(frame -> !CpuBreakdown.isJdk(frame.getMethod().getType().getName()))
                .findFirst()
                .map(frame -> frame.getMethod().getType().getName() + "."
                        + frame.getMethod().getName())
                .orElse("the JDK alone");
    }

    @Override
    public String toString() {
        return "\nAllocations of the service by class\n" + rows(byClass)
                + "\nAllocations of the service by the innermost method that is not the JDK's\n" + rows(byCause);
    }

    private static String rows(Map<String, Long> bytes) {
        long all = bytes.values().stream().mapToLong(Long::longValue).sum();
        return bytes.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(ROWS)
                .map(entry ->
                        String.format(Locale.ROOT, "  %5.1f %%  %s%n", 100.0 * entry.getValue() / all, entry.getKey()))
                .collect(Collectors.joining());
    }
}
