package app.synth.localstack;

import app.synth.localstack.client.SuiteClient;
import app.synth.localstack.demo.DemoFiles;
import app.synth.localstack.demo.DemoKeys;
import app.synth.localstack.demo.DemoLogin;
import app.synth.localstack.gateway.DemoEndpoints;
import app.synth.localstack.gateway.Gateway;
import app.synth.localstack.gateway.LocalEndpoints;
import app.synth.localstack.gateway.RouteTable;
import app.synth.localstack.identity.LocalIdentityProvider;
import app.synth.localstack.postgres.Bootstrap;
import app.synth.localstack.postgres.DatabaseAccess;
import app.synth.localstack.postgres.LocalPostgres;
import app.synth.localstack.postgres.PostgresServer;
import app.synth.localstack.postgres.RolePasswords;
import app.synth.localstack.sample.AppCatalogue;
import app.synth.localstack.service.EnvironmentFile;
import app.synth.localstack.service.PackagedService;
import app.synth.localstack.service.ServiceProcess;
import app.synth.localstack.service.Surroundings;
import app.synth.localstack.token.AccountType;
import app.synth.localstack.token.LocalTokens;
import app.synth.localstack.token.SampleAccounts;
import app.synth.localstack.topology.Ports;
import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a local stack, started and stopped in their order. */
public final class Stack implements AutoCloseable {
    /** The suite's one database. */
    public static final String DATABASE = "synth";

    private static final String AUDIENCE = "synth";
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(10);
    private static final Duration KEY_MAKING = Duration.ofMinutes(5);

    private final StackOptions options;
    private final Consumer<String> progress;
    private final LocalIdentityProvider provider;

    // One lock for every step, so that a stop in the middle of a start finds each part either there or not begun.
    private boolean stopped;
    private @Nullable LocalPostgres postgres;
    private @Nullable Gateway gateway;
    private List<ServiceProcess> services = List.of();
    private final List<EnvironmentFile> leftToOthers = new ArrayList<>();

    /** Starts nothing yet; progress is told in lines for people. */
    public Stack(StackOptions options, Consumer<String> progress) {
        this.options = options;
        this.progress = progress;
        this.provider = new LocalIdentityProvider(baseUrl(), AUDIENCE);
    }

    /** The gateway's address. */
    public String baseUrl() {
        return "http://localhost:" + options.ports().gateway();
    }

    /** Issues tokens that the services of this stack accept. */
    public LocalIdentityProvider identityProvider() {
        return provider;
    }

    /**
     * Starts all parts and returns when every service is ready.
     *
     * @return how the superuser reaches the database server
     * @throws IOException if a part does not start; {@link #close} then stops the others
     */
    public PostgresServer start() throws IOException, SQLException {
        List<PackagedService> packaged = Arrays.stream(ServiceName.values())
                .filter(name -> !options.without().contains(name))
                .map(name -> new PackagedService(name, options.root()))
                .toList();
        for (PackagedService service : packaged) {
            service.requireBuilt(); // before anything is started
        }
        PostgresServer server = startDatabase();
        server.createDatabase(DATABASE);
        Map<ServiceName, DatabaseAccess> databases = new Bootstrap(server, RolePasswords.random()).apply(DATABASE);
        startGateway(server);
        startServices(packaged, databases);
        return server;
    }

    @Override
    public synchronized void close() throws IOException {
        if (stopped) {
            return;
        }
        stopped = true;
        if (gateway != null) {
            gateway.close(DRAIN_PATIENCE);
        }
        onAll(ServiceProcess::close);
        for (EnvironmentFile file : leftToOthers) {
            file.close();
        }
        if (postgres != null) {
            postgres.close();
        }
    }

    private synchronized PostgresServer startDatabase() throws IOException {
        requireNotStopped();
        PostgresServer given = options.given();
        if (given != null) {
            progress.accept("using the PostgreSQL at " + given);
            return given;
        }
        Instant begin = Instant.now();
        int port = options.ports().postgres();
        LocalPostgres started =
                options.data() == null ? LocalPostgres.temporary(port) : LocalPostgres.kept(options.data(), port);
        postgres = started;
        progress.accept("PostgreSQL ready after %.1f s"
                .formatted(Duration.between(begin, Instant.now()).toMillis() / 1000.0));
        return started.server();
    }

    private synchronized void startGateway(PostgresServer server) throws IOException {
        requireNotStopped();
        Ports ports = options.ports();
        RouteTable routes = RouteTable.ofSuite();
        Map<String, Integer> byName =
                Arrays.stream(ServiceName.values()).collect(Collectors.toMap(ServiceName::module, ports::service));
        LocalTokens tokens = new LocalTokens(provider, server, DATABASE);
        gateway = Gateway.start(
                ports.gateway(),
                routes,
                byName,
                new LocalEndpoints(baseUrl(), routes, provider, tokens),
                demo(ports.gateway(), tokens));
    }

    private DemoEndpoints demo(int port, LocalTokens tokens) {
        AppCatalogue catalogue = new AppCatalogue(LocalDate.now(ZoneOffset.UTC));
        DemoKeys keys = new DemoKeys(
                new SuiteClient(URI.create(baseUrl())),
                () -> provider.token(SampleAccounts.of(AccountType.ADMIN), KEY_MAKING));
        return new DemoEndpoints(
                port,
                new DemoFiles(options.root().resolve("deploy/local-stack/target/demo")),
                catalogue.json(),
                keys,
                new DemoLogin(catalogue.people(), tokens));
    }

    private void startServices(List<PackagedService> packaged, Map<ServiceName, DatabaseAccess> databases)
            throws IOException {
        Surroundings surroundings = new Surroundings(
                options.ports(),
                databases,
                provider.issuer(),
                provider.audience(),
                "http://127.0.0.1:" + options.ports().gateway() + "/.well-known/jwks.json",
                SampleAccounts.of(AccountType.ADMIN));
        synchronized (this) {
            requireNotStopped();
            for (ServiceName name : options.without()) {
                leftToOthers.add(EnvironmentFile.write(name, surroundings, options.root()));
            }
            services = packaged.stream()
                    .map(service -> new ServiceProcess(service, surroundings, options.logs(), progress))
                    .toList();
        }
        onAll(ServiceProcess::start);
    }

    private void requireNotStopped() throws IOException {
        if (stopped) {
            throw new IOException("stopped while starting");
        }
    }

    /** Does something to all services at once and waits for all; when one fails, the others are not waited for. */
    private void onAll(ServiceStep step) throws IOException {
        try (ExecutorService threads =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().daemon().factory())) {
            var steps = new ExecutorCompletionService<@Nullable Void>(threads);
            services.forEach(service -> steps.submit(() -> {
                step.on(service);
                return null;
            }));
            for (int left = services.size(); left > 0; left--) {
                try {
                    steps.take().get();
                } catch (ExecutionException e) {
                    threads.shutdownNow();
                    throw new IOException(
                            e.getCause() == null ? e.getMessage() : e.getCause().getMessage(), e);
                } catch (InterruptedException e) {
                    threads.shutdownNow();
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted", e);
                }
            }
        }
    }

    private interface ServiceStep {
        void on(ServiceProcess service) throws IOException;
    }
}
