package app.synth.bench.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
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
 * CPU samples by who caused them. First by library, each sample once: the innermost frame that is not the JDK's decides.
 * Then by our own classes, a sample in each that stands anywhere in its stack.
 */
final class CpuBreakdown {
    private static final int ROWS = 14;
    private static final String OURS = "app.synth.";
    private static final Set<String> JDK = Set.of("java.", "jdk.", "sun.", "javax.");

    /** What frames are told apart as, by the beginning of their class's name; the first that matches. */
    private static final List<String> LIBRARIES = List.of(
            OURS,
            "com.fasterxml.jackson.",
            "io.vertx.pgclient.",
            "io.vertx.sqlclient.",
            "io.vertx.mutiny.",
            "io.vertx.core.http.",
            "io.vertx.",
            "io.netty.handler.codec.",
            "io.netty.buffer.",
            "io.netty.",
            "io.smallrye.mutiny.",
            "io.smallrye.jwt.",
            "org.jose4j.",
            "io.smallrye.",
            "io.quarkus.vertx.http.runtime.filters.accesslog.",
            "io.quarkus.security.",
            "io.quarkus.arc.",
            "org.jboss.resteasy.reactive.",
            "io.quarkus.",
            "org.jboss.logmanager.",
            "io.micrometer.",
            "io.opentelemetry.");

    private final Map<String, Integer> byLibrary = new HashMap<>();
    private final Map<String, Integer> byOwnClass = new HashMap<>();
    private int samples;

    private CpuBreakdown() {}

    static CpuBreakdown of(Path recording) throws IOException {
        CpuBreakdown breakdown = new CpuBreakdown();
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.CPUTimeSample")) {
                    breakdown.add(event.getStackTrace());
                }
            }
        }
        return breakdown;
    }

    private void add(@Nullable RecordedStackTrace stack) {
        samples++;
        List<String> classes = stack == null
                ? List.of()
                : stack.getFrames().stream()
                        .filter(RecordedFrame::isJavaFrame)
                        .map(CpuBreakdown::className)
                        .toList();
        byLibrary.merge(library(classes), 1, Integer::sum);
        classes.stream()
                .filter(name -> name.startsWith(OURS))
                .map(CpuBreakdown::asWritten)
                .distinct()
                .forEach(name -> byOwnClass.merge(name, 1, Integer::sum));
    }

    static boolean isJdk(String className) {
        return JDK.stream().anyMatch(className::startsWith);
    }

    static String library(List<String> innermostFirst) {
        return innermostFirst.stream()
                .filter(name -> !isJdk(name))
                .findFirst()
                .map(name -> LIBRARIES.stream()
                        .filter(name::startsWith)
                        .findFirst()
                        .map(library -> library + "*")
                        .orElse(name))
                .orElse("the JDK and its compiler alone");
    }

    @Override
    public String toString() {
        return "\nCPU of the service by library (%,d samples)%n%s%nCPU of the service under our own classes (they overlap)%n%s"
                .formatted(samples, rows(byLibrary), rows(byOwnClass));
    }

    private String rows(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .limit(ROWS)
                .map(entry -> String.format(
                        Locale.ROOT, "  %5.1f %%  %s%n", 100.0 * entry.getValue() / samples, entry.getKey()))
                .collect(Collectors.joining());
    }

    private static String className(RecordedFrame frame) {
        return frame.getMethod().getType().getName();
    }

    /** Nested classes and what Quarkus generates around a class belong to it. */
    static String asWritten(String name) {
        int suffix = name.replace("_ClientProxy", "$").replace("_Subclass", "$").indexOf('$');
        return suffix < 0 ? name : name.substring(0, suffix);
    }
}
