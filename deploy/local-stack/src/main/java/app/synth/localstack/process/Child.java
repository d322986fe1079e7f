package app.synth.localstack.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A child process in a process group of its own, which never outlives this JVM. */
public final class Child {
    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /**
     * Starts a command; its environment is this JVM's with the given variables set, and what it prints is appended to
     * the log.
     */
    public static Child start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(OwnGroup.command(command))
                .redirectErrorStream(true)
                .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        Watchdog.watch(process);
        return new Child(process);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the process has ended, and returns its exit code. */
    public int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Sends SIGTERM, and SIGKILL to a process that is still there when its time is over; returns when it has ended. */
    public void terminate(Duration patience) {
        process.destroy();
        awaitEndOrKill(patience);
    }

    /** Sends SIGINT, and SIGKILL to a process that is still there when its time is over; returns when it has ended. */
    public void interrupt(Duration patience) throws IOException {
        if (process.isAlive()) {
            new ProcessBuilder("/bin/sh", "-c", "kill -INT " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
        }
        awaitEndOrKill(patience);
    }

    /** Sends SIGKILL and returns when the process has ended. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    private void awaitEndOrKill(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            kill();
        }
    }

    private void awaitEnd() {
        process.onExit().join();
    }
}
