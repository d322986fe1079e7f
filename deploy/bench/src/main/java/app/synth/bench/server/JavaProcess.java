package app.synth.bench.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A running JVM as the JDK's own tools see it. */
public record JavaProcess(long pid) {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    /** Collects all garbage and says how much of the heap is in use then, in MiB. */
    public double heapAfterCollection() throws IOException {
        jcmd("GC.run");
        return heapInUse(jcmd("GC.heap_info"));
    }

    static double heapInUse(String heapInfo) {
        return heapInfo.lines()
                // of each generation once: spaces inside it tell percentages
                .filter(line -> !line.contains("Metaspace") && !line.contains("class space"))
                .flatMap(line -> USED.matcher(line).results())
                .mapToDouble(used -> Long.parseLong(used.group(1)) / 1024.0)
                .sum();
    }

    /** Sends a diagnostic command and gives the answer. */
    public String jcmd(String... command) throws IOException {
        List<String> all = new ArrayList<>(List.of("jcmd", Long.toString(pid)));
        all.addAll(List.of(command));
        return tool(all);
    }

    /** Runs one of the JDK's tools. */
    public static String tool(List<String> command) throws IOException {
        List<String> located = new ArrayList<>(command);
        located.set(
                0,
                Path.of(System.getProperty("java.home"), "bin", command.getFirst())
                        .toString());
        Process process = new ProcessBuilder(located).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(String.join(" ", command) + " failed: " + answer.trim());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return answer;
    }
}
