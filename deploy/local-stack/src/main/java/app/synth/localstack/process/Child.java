package app.synth.localstack.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
        signal("INT");
        awaitEndOrKill(patience);
    }

    /** Sends SIGKILL and returns when the process has ended. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Sends SIGKILL to the process and all that descend from it, and returns when none of them runs any more. */
    public void killWithDescendants(Duration patience) throws IOException {
        signal("STOP"); // so that it starts no further child while we count them
        List<ProcessHandle> descendants = process.descendants().toList();
        kill();
        descendants.forEach(ProcessHandle::destroyForcibly);
        Instant deadline = Instant.now().plus(patience);
        while (descendants.stream().anyMatch(Child::isRunning)) {
            if (Instant.now().isAfter(deadline)) {
                throw new IOException("processes of " + process.pid() + " are still there after being killed");
            }
            pause();
        }
    }

    /** A process that has ended but was not collected by its new parent still has an entry, without a command. */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(Duration.ofMillis(5));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while a process was ending", e);
    }

    private void signal(String name) throws IOException {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
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
