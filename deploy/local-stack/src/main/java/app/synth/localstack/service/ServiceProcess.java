package app.synth.localstack.service;

import app.synth.localstack.process.Child;
import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One running service. Once it has been ready it is started again whenever it ends, after a pause that grows while it
 * keeps ending.
 */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration HEALTHY_RUN = Duration.ofSeconds(30);

    private final PackagedService service;
    private final Map<String, String> environment;
    private final Readiness readiness;
    private final Path log;
    private final Consumer<String> progress;

    private @Nullable Child child;
    private boolean stopped;

    /**
     * Starts nothing yet.
     *
     * @param logs the directory that gets the service's output
     * @param progress told about every start and unexpected end, in one line each
     */
    public ServiceProcess(PackagedService service, Surroundings surroundings, Path logs, Consumer<String> progress) {
        ServiceName name = service.name();
        this.service = service;
        this.environment = surroundings.environmentOf(name);
        this.readiness = new Readiness(surroundings.ports().management(name));
        this.log = logs.resolve(name.module() + ".log");
        this.progress = progress;
    }

    /**
     * Starts the service and waits until it is ready.
     *
     * @throws IOException if it ends before, or is not ready in time; the message has its last words
     */
    public void start() throws IOException {
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        Instant begin = Instant.now();
        Child launched = launch();
        awaitReady();
        if (launched != null) {
            Thread.ofPlatform().daemon().name(service.name().module()).start(() -> superviseUntilStopped(launched));
        }
        progress.accept(service.name().module() + " ready after " + seconds(begin) + " s");
    }

    /** The process id, while there is a process. */
    public synchronized @Nullable Long pid() {
        return child != null && child.isAlive() ? child.pid() : null;
    }

    /** Asks the service to end, and makes it end if it does not. */
    @Override
    public void close() {
        Child last;
        synchronized (this) {
            stopped = true;
            last = child;
        }
        if (last != null) {
            last.terminate(STOP_PATIENCE);
        }
    }

    private synchronized @Nullable Child launch() throws IOException {
        if (stopped) {
            return null;
        }
        child = Child.start(service.command(), environment, log);
        return child;
    }

    /** As a Kubernetes node does: a service that ended is started again, sooner if it had been well. */
    private void superviseUntilStopped(Child first) {
        Child running = first;
        Duration pause = SHORTEST_PAUSE;
        try {
            while (running != null) {
                Instant startedAt = Instant.now();
                int exitCode = running.await();
                if (isStopped()) {
                    return;
                }
                boolean wasWell = startedAt.plus(HEALTHY_RUN).isBefore(Instant.now());
                pause = wasWell ? SHORTEST_PAUSE : pause;
                progress.accept("%s ended (exit code %d): the rest goes on, and it is started again in %d s"
                        .formatted(service.name().module(), exitCode, pause.toSeconds()));
                Thread.sleep(pause);
                pause = longer(pause);
                running = startAgain();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Child startAgain() {
        Instant begin = Instant.now();
        try {
            Child launched = launch();
            awaitReady();
            progress.accept(service.name().module() + " ready again after " + seconds(begin) + " s");
            return launched;
        } catch (IOException e) {
            progress.accept(e.getMessage());
            return current();
        }
    }

    private static Duration longer(Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private synchronized @Nullable Child current() {
        return child;
    }

    private void awaitReady() throws IOException {
        Instant deadline = Instant.now().plus(START_PATIENCE);
        try {
            while (!readiness.isReady()) {
                if (isStopped()) {
                    throw new IOException("stopped while " + service.name().module() + " was starting");
                }
                if (pid() == null) {
                    throw new IOException(service.name().module() + " ended while it was starting:\n" + lastWords());
                }
                if (Instant.now().isAfter(deadline)) {
                    throw new IOException("%s was not ready within %d s; its log is %s"
                            .formatted(service.name().module(), START_PATIENCE.toSeconds(), log));
                }
                Thread.sleep(Duration.ofMillis(50));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + service.name().module() + " was starting", e);
        }
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    private static String seconds(Instant since) {
        return "%.1f".formatted(Duration.between(since, Instant.now()).toMillis() / 1000.0);
    }
}
