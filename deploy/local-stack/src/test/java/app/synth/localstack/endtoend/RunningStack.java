package app.synth.localstack.endtoend;

import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A stack started by the command that people use, in a process of its own. */
final class RunningStack implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path root;
    private final int port;
    private final Process process;
    private final List<String> output = Collections.synchronizedList(new ArrayList<>());

    private RunningStack(Path root, int port, Process process) {
        this.root = root;
        this.port = port;
        this.process = process;
    }

    /** Runs {@code deploy/up} and returns when it says READY. */
    static RunningStack start(int port, String... options) throws IOException {
        Path root = root();
        RunningStack stack = new RunningStack(root, port, up(root, port, options));
        Thread.ofPlatform().daemon().start(stack::read);
        await().atMost(PATIENCE).until(() -> stack.said("READY ") || !stack.process.isAlive());
        if (!stack.said("READY " + stack.url())) {
            throw new IllegalStateException("The stack did not start: " + stack.output);
        }
        return stack;
    }

    /** Runs {@code deploy/up} to its end and returns what it printed, its exit code last. */
    static List<String> refusedStart(int port) throws IOException, InterruptedException {
        Process process = up(root(), port);
        List<String> lines = new ArrayList<>(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList());
        lines.add("exit " + process.waitFor());
        return lines;
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** What {@code deploy/token} prints. */
    String token(String... arguments) throws IOException, InterruptedException {
        return run("token", arguments);
    }

    /** Runs one of the commands in {@code deploy} on this stack to its end, and returns what it printed. */
    String run(String name, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("deploy").resolve(name).toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--port", Integer.toString(port)));
        Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (run.waitFor() != 0) {
            throw new IllegalStateException(printed);
        }
        return printed;
    }

    /** Ends a service without a word, as a crash would. */
    void kill(String service) {
        processOf(service).destroyForcibly();
    }

    /** Every process of the stack that is still alive. */
    List<ProcessHandle> processes() {
        return process.descendants().toList();
    }

    /** A service's log. */
    String log(String service) throws IOException {
        return Files.readString(root.resolve("deploy/local-stack/target/logs/" + service + ".log"));
    }

    /** SIGTERM, as from Ctrl-C or an init system; returns when the command has ended. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("The stack does not stop: " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ProcessHandle processOf(String service) {
        return process.descendants()
                .filter(handle -> handle.info().commandLine().orElse("").contains(service + "/target/quarkus-app"))
                .filter(handle -> handle.info().command().orElse("").endsWith("java"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(service + " does not run"));
    }

    private boolean said(String beginning) {
        synchronized (output) {
            return output.stream().anyMatch(line -> line.startsWith(beginning));
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            lines.lines().forEach(output::add);
        } catch (IOException e) {
            output.add(e.toString());
        }
    }

    private static Process up(Path root, int port, String... options) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(root.resolve("deploy/up").toString(), "--port", Integer.toString(port)));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** The project's root directory. */
    static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("deploy/up"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
