package app.synth.localstack.postgres;

import app.synth.localstack.process.Child;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of our own: durable as in production, on loopback only, with passwords for every role.
 *
 * <p>It can be stopped, killed and started again on the same data and port, to see what a service makes of it. The
 * server never outlives this JVM.
 */
public final class LocalPostgres implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private static final Map<String, String> LOCALE = Map.of("LC_ALL", "C");
    private static final Map<String, String> SETTINGS = Map.of(
            "listen_addresses", "127.0.0.1",
            "unix_socket_directories", "", // TCP only: a socket in /tmp would be one more door
            "fsync", "on",
            "synchronous_commit", "on",
            "full_page_writes", "on",
            "shared_buffers", "256MB",
            "max_connections", "200",
            "max_wal_size", "2GB",
            "timezone", "UTC",
            "log_timezone", "UTC");

    private final PostgresBinaries binaries;
    private final DataDirectory directory;
    private final PostgresServer server;
    private @Nullable Child process;

    private LocalPostgres(PostgresBinaries binaries, DataDirectory directory, PostgresServer server) {
        this.binaries = binaries;
        this.directory = directory;
        this.server = server;
    }

    /** Starts a server on a free port; its data goes when it is closed. */
    public static LocalPostgres temporary() throws IOException {
        return temporary(freePort());
    }

    /** Starts a server whose data goes when it is closed. */
    public static LocalPostgres temporary(int port) throws IOException {
        return started(DataDirectory.temporary(), port);
    }

    /** Starts a server on the data that an earlier one left in the directory, or on new data to be left there. */
    public static LocalPostgres kept(Path directory, int port) throws IOException {
        return started(DataDirectory.kept(directory), port);
    }

    private static LocalPostgres started(DataDirectory directory, int port) throws IOException {
        try {
            PostgresServer server =
                    new PostgresServer("127.0.0.1", port, SUPERUSER, directory.superuserPassword(), "postgres", "");
            LocalPostgres postgres = new LocalPostgres(PostgresBinaries.installed(), directory, server);
            postgres.initialise();
            postgres.start();
            return postgres;
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** How the superuser reaches this server. */
    public PostgresServer server() {
        return server;
    }

    /** The process id of the server's first process, the parent of all others; null while it is stopped. */
    public synchronized @Nullable Long pid() {
        return process == null ? null : process.pid();
    }

    /** Starts the server again after {@link #stop} or {@link #kill}; one that is running stays as it is. */
    public synchronized void start() throws IOException {
        if (process != null && process.isAlive()) {
            return;
        }
        List<String> command = new ArrayList<>(RootlessCommand.of(binaries.program("postgres")));
        command.addAll(List.of("-D", directory.cluster().toString(), "-p", Integer.toString(server.port())));
        SETTINGS.forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        Files.deleteIfExists(directory.log());
        Child started = Child.start(command, LOCALE, directory.log());
        process = started;
        awaitReady(started);
    }

    /** Stops the server as an operator would: open transactions are rolled back, everything committed is on disk. */
    public synchronized void stop() throws IOException {
        if (process != null) {
            process.interrupt(STOP_PATIENCE); // PostgreSQL's "fast shutdown"
            process = null;
        }
    }

    /**
     * Kills the server with all its processes, as a crash of the machine would; the next start recovers from its log. One
     * that was in the middle of a statement would outlive the first process otherwise, and the next start be refused.
     */
    public synchronized void kill() throws IOException {
        if (process != null) {
            process.killWithDescendants(STOP_PATIENCE);
            process = null;
        }
    }

    /** Stops the server and deletes its data, unless they are to be kept. */
    @Override
    public void close() throws IOException {
        stop();
        directory.close();
    }

    private void initialise() throws IOException {
        if (Files.exists(directory.cluster().resolve("PG_VERSION"))) {
            return;
        }
        Directories.delete(directory.cluster()); // what an interrupted first start may have left
        List<String> command = new ArrayList<>(RootlessCommand.of(binaries.program("initdb")));
        command.addAll(List.of(
                "--pgdata=" + directory.cluster(),
                "--username=" + SUPERUSER,
                "--pwfile=" + directory.passwordFile(),
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--locale-provider=builtin", // sorts alike on every machine
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        try {
            if (Child.start(command, LOCALE, directory.log()).await() != 0) {
                throw new IOException("PostgreSQL could not make its data directory: " + lastWords());
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** The server writes its state into the eighth line of its pid file: asking there costs no connection. */
    private void awaitReady(Child started) throws IOException {
        Path pidFile = directory.cluster().resolve("postmaster.pid");
        Instant deadline = Instant.now().plus(START_PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            if (!started.isAlive()) {
                throw new IOException("PostgreSQL did not start: " + lastWords());
            }
            List<String> lines = Files.exists(pidFile) ? Files.readAllLines(pidFile) : List.of();
            if (lines.size() >= 8
                    && lines.getFirst().trim().equals(Long.toString(started.pid()))
                    && lines.get(7).trim().equals("ready")) {
                return;
            }
            pause();
        }
        started.kill();
        throw new IOException("PostgreSQL was not ready within " + START_PATIENCE.toSeconds() + " s: " + lastWords());
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.exists(directory.log()) ? Files.readAllLines(directory.log()) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(Duration.ofMillis(20));
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static IOException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while PostgreSQL was starting", e);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
