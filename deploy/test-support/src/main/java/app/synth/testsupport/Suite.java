package app.synth.testsupport;

import app.synth.localstack.postgres.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What surrounds the service under test. Declare a field of this type; {@link SuiteResource} fills it. */
public final class Suite {
    private final LocalPostgres postgres;
    private final Database database;
    private final KeyServer keys;
    private final Tokens tokens;
    private final @Nullable FakeAccounts accounts;
    private final URI management;

    Suite(
            LocalPostgres postgres,
            Database database,
            KeyServer keys,
            Tokens tokens,
            @Nullable FakeAccounts accounts,
            URI management) {
        this.postgres = postgres;
        this.database = database;
        this.keys = keys;
        this.tokens = tokens;
        this.accounts = accounts;
        this.management = management;
    }

    /** Tokens that the service must accept, and tokens that it must refuse. */
    public Tokens tokens() {
        return tokens;
    }

    /** The service's database as its superuser sees it. */
    public Database database() {
        return database;
    }

    /** The published keys: unreachable, or rotated, when the test says so. */
    public KeyServer jwks() {
        return keys;
    }

    /** The fake accounts-service, if the test class asked for it with {@code accounts=fake}. */
    public FakeAccounts accounts() {
        if (accounts == null) {
            throw new IllegalStateException("add @ResourceArg(name = \"accounts\", value = \"fake\")");
        }
        return accounts;
    }

    /** The service's management interface, for health and metrics: {@code management().resolve("/q/health/ready")}. */
    public URI management() {
        return management;
    }

    /** Takes the database server away, in the orderly way. Start it again before the test ends. */
    public void stopDatabase() {
        try {
            postgres.stop();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the database server away as a crash would. Start it again before the test ends. */
    public void killDatabase() {
        try {
            postgres.kill();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Brings the database server back, on the same port and with what was committed. */
    public void startDatabase() {
        try {
            postgres.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
