package app.synth.bench.machine;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which cores the server has and which the load generator has: two for the server, all others for the load. On a machine
 * with two, they share them.
 */
public record Cores(List<Integer> server, List<Integer> load) {
    private static final int FOR_SERVER = 2;
    private static final String ALLOWED = "Cpus_allowed_list:";

    /** Divides the cores that this process may use. */
    public static Cores ofThisMachine() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/status"))) {
            return divide(parse(lines.filter(line -> line.startsWith(ALLOWED))
                    .findFirst()
                    .map(line -> line.substring(ALLOWED.length()).trim())
                    .orElseThrow(() -> new IOException("/proc/self/status does not say which cores there are"))));
        }
    }

    static Cores divide(List<Integer> all) {
        return all.size() <= FOR_SERVER
                ? new Cores(all, all)
                : new Cores(List.copyOf(all.subList(0, FOR_SERVER)), List.copyOf(all.subList(FOR_SERVER, all.size())));
    }

    /** Reads {@code 0-2,5}. */
    static List<Integer> parse(String ranges) {
        List<Integer> cores = new ArrayList<>();
        for (String range : ranges.split(",", -1)) {
            String[] ends = range.trim().split("-", -1);
            for (int core = Integer.parseInt(ends[0]); core <= Integer.parseInt(ends[ends.length - 1]); core++) {
                cores.add(core);
            }
        }
        return cores;
    }

    public boolean areShared() {
        return server.equals(load);
    }

    /** Moves this process, all its threads and whatever it starts from now on, to the server's cores. */
    public void moveToServer() throws IOException {
        move(server);
    }

    /** Moves this process to the cores of the load; what it started before stays where it is. */
    public void moveToLoad() throws IOException {
        move(load);
    }

    private void move(List<Integer> cores) throws IOException {
        if (areShared()) {
            return;
        }
        Process taskset = new ProcessBuilder(
                        "taskset",
                        "--all-tasks",
                        "--pid",
                        "--cpu-list",
                        list(cores),
                        Long.toString(ProcessHandle.current().pid()))
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        String said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (taskset.waitFor() != 0) {
                throw new IOException("taskset failed: " + said.trim());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public String toString() {
        return areShared()
                ? "server and load generator share cores " + list(server)
                : "server on cores " + list(server) + ", load generator on " + list(load);
    }

    private static String list(List<Integer> cores) {
        return cores.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
