package app.synth.testsupport;

import app.synth.localstack.postgres.LocalPostgres;
import app.synth.localstack.postgres.RolePasswords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/** One server for all test classes of a JVM, with the same passwords throughout: roles belong to the server. */
final class SharedPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private SharedPostgres() {}

    static LocalPostgres server() {
        return Holder.SERVER;
    }

    static RolePasswords passwords() {
        return Holder.PASSWORDS;
    }

    static String nextDatabase() {
        return "synth_" + DATABASES.incrementAndGet();
    }

    /** Started when it is first asked for. */
    private static final class Holder {
        static final RolePasswords PASSWORDS = RolePasswords.random();
        static final LocalPostgres SERVER = start();

        private static LocalPostgres start() {
            try {
                LocalPostgres started = LocalPostgres.temporary();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started), "stop-postgres"));
                return started;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void close(LocalPostgres started) {
            try {
                started.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
