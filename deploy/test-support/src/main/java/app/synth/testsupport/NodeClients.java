package app.synth.testsupport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The packages that apps use: small programs in a service's {@code src/test/clients}, with what its lock file names installed
 * once, beside the build's other results.
 */
public final class NodeClients {
    private static final Path SOURCES = Path.of("src/test/clients");
    private static final Path INSTALLED = Path.of("target/clients");
    private static final String LOCK = "package-lock.json";

    private NodeClients() {}

    /** As {@code npm ci} does it: what the lock file says, and nothing else; no package's scripts run. */
    public static void install() throws IOException, InterruptedException {
        Path done = INSTALLED.resolve("node_modules").resolve(".installed");
        boolean isInstalled = Files.exists(done) && Files.mismatch(done, SOURCES.resolve(LOCK)) == -1;
        Files.createDirectories(INSTALLED);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, INSTALLED.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (!isInstalled) {
            Path log = INSTALLED.resolve("npm.log");
            Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                    .directory(INSTALLED.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!npm.waitFor(3, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                throw new IllegalStateException("npm ci failed:\n" + Files.readString(log));
            }
            Files.copy(SOURCES.resolve(LOCK), done, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A client at work, until it is closed. */
    public record Running(Process process, Path log) implements AutoCloseable {
        @Override
        public void close() throws IOException, InterruptedException {
            process.getOutputStream().close(); // it ends by itself then
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }

        /** What it has printed so far. */
        public String output() throws IOException {
            return Files.readString(log);
        }
    }

    /** Starts one that goes on until it is closed. */
    public static Running start(String client, String... arguments) throws IOException {
        Path log = INSTALLED.resolve(client + ".log");
        Process process = new ProcessBuilder(command(client, arguments))
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Running(process, log);
    }

    /** Runs one to its end, and returns its lines. */
    public static List<String> run(List<String> input, String client, String... arguments)
            throws IOException, InterruptedException {
        Path in = INSTALLED.resolve(client + ".in");
        Path log = INSTALLED.resolve(client + ".log");
        Files.write(in, input);
        Process process = new ProcessBuilder(command(client, arguments))
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectInput(in.toFile())
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(client + " failed:\n" + Files.readString(log));
        }
        return Files.readAllLines(log);
    }

    private static List<String> command(String client, String... arguments) {
        return Stream.concat(Stream.of("node", client + ".mjs"), Stream.of(arguments))
                .toList();
    }
}
