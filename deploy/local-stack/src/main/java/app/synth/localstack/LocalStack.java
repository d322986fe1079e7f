package app.synth.localstack;

import app.synth.localstack.postgres.PostgresServer;
import app.synth.localstack.sample.SampleData;
import app.synth.localstack.topology.Ports;
import app.synth.localstack.topology.ServiceName;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command behind {@code deploy/up}: starts the whole suite and runs until it is told to stop. */
@Command(
        name = "deploy/up",
        usageHelpAutoWidth = true,
        description = "Runs PostgreSQL, the four services and a gateway on this machine until Ctrl-C.")
public final class LocalStack implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "Port of the gateway (default: ${DEFAULT-VALUE}); the services take the next four, their"
                    + " management interfaces those plus 1000, PostgreSQL N+9.")
    private int port;

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description = "Use this server, as a superuser, instead of an own one:"
                    + " postgresql://user:password@host:5432/postgres")
    private @Nullable String postgres;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Keep the data there between runs; without it they go when the stack stops.")
    private @Nullable Path data;

    @Option(
            names = "--without",
            paramLabel = "SERVICE",
            split = ",",
            converter = ServiceConverter.class,
            description =
                    "Leave this service to me: its port stays free, and deploy/local-stack/target/SERVICE-service.env"
                            + " has its environment. Implies --no-sample.")
    private Set<ServiceName> without = EnumSet.noneOf(ServiceName.class);

    @Option(names = "--no-sample", description = "Start empty, without sample data.")
    private boolean noSample;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    public static void main(String[] arguments) {
        int exitCode = new CommandLine(new LocalStack()).execute(arguments);
        System.exit(exitCode);
    }

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        StackOptions options = options();

        Map<Integer, String> busy = options.ports().busy(options.given() == null);
        if (!busy.isEmpty()) {
            busy.forEach((number, part) -> err.println("port " + number + " for " + part + " is in use already"));
            err.println("Nothing was started. Stop what listens there, or choose other ports with --port N.");
            return 1;
        }

        Instant begin = Instant.now();
        Stack stack = new Stack(options, line -> say(out, line));
        RunningFile running = new RunningFile(options.root(), port);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, running, out), "stop"));
        try {
            PostgresServer server = stack.start();
            if (options.sample()) {
                new SampleData(
                                URI.create(stack.baseUrl()),
                                stack.identityProvider(),
                                server,
                                Stack.DATABASE,
                                line -> say(out, line))
                        .load();
            }
            running.write();
        } catch (IOException | SQLException | RuntimeException e) {
            err.println(Objects.requireNonNullElse(e.getMessage(), e.toString()));
            return 1;
        }
        say(
                out,
                "started in %.1f s"
                        .formatted(Duration.between(begin, Instant.now()).toMillis() / 1000.0));
        say(out, Welcome.text(stack.baseUrl()));
        untilToldToStop();
        return 0;
    }

    private StackOptions options() {
        if (postgres != null && data != null) {
            throw new ParameterException(command.commandLine(), "--postgres and --data exclude each other");
        }
        try {
            return new StackOptions(
                    ProjectRoot.find(),
                    new Ports(port),
                    postgres == null ? null : PostgresServer.parse(postgres),
                    data == null ? null : data.toAbsolutePath(),
                    without,
                    !noSample && without.isEmpty());
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), e.getMessage(), e);
        }
    }

    /** Runs in the shutdown hook: on Ctrl-C, on SIGTERM, and when the start failed. */
    private static void stop(Stack stack, RunningFile running, PrintWriter out) {
        say(out, "stopping");
        try {
            running.delete();
            stack.close();
            say(out, "stopped");
        } catch (IOException | RuntimeException e) {
            say(out, "stopped, but not in order: " + e.getMessage());
        }
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    private static final class ServiceConverter implements ITypeConverter<ServiceName> {
        @Override
        public ServiceName convert(String name) {
            return ServiceName.find(name)
                    .orElseThrow(() -> new TypeConversionException(name + " is none of the four services"));
        }
    }

    private static void untilToldToStop() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
