package app.synth.testsupport;

import app.synth.localstack.identity.LocalIdentityProvider;
import app.synth.localstack.postgres.Bootstrap;
import app.synth.localstack.postgres.DatabaseAccess;
import app.synth.localstack.postgres.LocalPostgres;
import app.synth.localstack.topology.ServiceName;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Surrounds one service with what it needs, for tests in the JVM and for tests of the packaged service alike.
 *
 * <p>Arguments: {@code service} (tracking, analytics, accounts, experiments) is the one under test; {@code migrate}
 * names others, separated by commas, whose migrations are applied first; {@code accounts=fake} adds a
 * {@link FakeAccounts}. Every resource has a database of its own.
 */
public final class SuiteResource implements QuarkusTestResourceLifecycleManager {
    private static final String ISSUER = "https://identity.synth.test";
    private static final String AUDIENCE = "synth";

    private ServiceName service = ServiceName.TRACKING;
    private List<ServiceName> migrateFirst = List.of();
    private boolean fakeAccounts;

    private @Nullable KeyServer keys;
    private @Nullable FakeAccounts accounts;
    private @Nullable Suite suite;
    private @Nullable String database;

    @Override
    public void init(Map<String, String> arguments) {
        service = named(arguments.getOrDefault("service", ""));
        migrateFirst = Arrays.stream(arguments.getOrDefault("migrate", "").split(","))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .map(SuiteResource::named)
                .toList();
        fakeAccounts = "fake".equals(arguments.get("accounts"));
    }

    @Override
    public Map<String, String> start() {
        LocalPostgres postgres = SharedPostgres.server();
        String name = SharedPostgres.nextDatabase();
        Map<ServiceName, DatabaseAccess> access = prepare(postgres, name);
        DatabaseAccess own = of(service, access);

        LocalIdentityProvider provider = new LocalIdentityProvider(ISSUER, AUDIENCE);
        KeyServer keyServer = new KeyServer(provider);
        FakeAccounts fake = fakeAccounts ? new FakeAccounts() : null;
        int managementPort = freePort();

        database = name;
        keys = keyServer;
        accounts = fake;
        suite = new Suite(
                postgres,
                new Database(postgres.server(), name, access),
                keyServer,
                new Tokens(provider),
                fake,
                URI.create("http://127.0.0.1:" + managementPort));

        Map<String, String> configuration = new HashMap<>(Map.of(
                "database.url", own.url(),
                "database.username", own.username(),
                "database.password", own.password(),
                "database.owner-username", own.ownerUsername(),
                "database.owner-password", own.ownerPassword(),
                "identity.issuer", ISSUER,
                "identity.audience", AUDIENCE,
                "identity.jwks-url", keyServer.uri().toString()));
        // Not 0: Micrometer names the meters of a random port differently from those of a fixed one, and refuses both
        // together.
        configuration.put("quarkus.http.test-port", Integer.toString(freePort()));
        configuration.put("quarkus.management.test-port", Integer.toString(managementPort));
        configuration.put("quarkus.management.port", Integer.toString(managementPort));
        if (fake != null) {
            configuration.put("accounts.url", fake.uri().toString());
        }
        return configuration;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(suite, new TestInjector.MatchesType(Suite.class));
    }

    @Override
    public void stop() {
        if (keys != null) {
            keys.stop();
        }
        if (accounts != null) {
            accounts.down();
        }
        if (suite != null && database != null) {
            suite.startDatabase(); // a test may have left it stopped
            drop(database);
        }
    }

    private Map<ServiceName, DatabaseAccess> prepare(LocalPostgres postgres, String name) {
        try {
            postgres.start();
            postgres.server().createDatabase(name);
            Map<ServiceName, DatabaseAccess> access =
                    new Bootstrap(postgres.server(), SharedPostgres.passwords()).apply(name);
            migrateFirst.forEach(other -> Migrations.apply(other, of(other, access)));
            return access;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot prepare the database of " + service, e);
        }
    }

    private static void drop(String database) {
        try {
            SharedPostgres.server().server().dropDatabase(database);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot drop " + database, e);
        }
    }

    private static DatabaseAccess of(ServiceName service, Map<ServiceName, DatabaseAccess> access) {
        DatabaseAccess found = access.get(service);
        if (found == null) {
            throw new IllegalStateException("no access for " + service);
        }
        return found;
    }

    private static ServiceName named(String name) {
        return ServiceName.find(name)
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + name + "' is no service: give @ResourceArg(name = \"service\", value = \"tracking\")"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
