package app.synth.localstack.replay;

import app.synth.localstack.client.CatalogueSender;
import app.synth.localstack.client.Credential;
import app.synth.localstack.client.InteractionSender;
import app.synth.localstack.client.SuiteClient;
import app.synth.localstack.client.TokenDesk;
import app.synth.localstack.client.WriteKeys;
import app.synth.localstack.token.AccountType;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command behind {@code deploy/replay}. Its exit code is 0 only if every line of the log is accounted for. */
@Command(
        name = "deploy/replay",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true,
        description = "Writes real concerts into the catalogue of a running local stack and sends it a real access log"
                + " as interactions. Run again with the same --ending, it changes no figure.")
public final class Replay implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--concerts",
            required = true,
            paramLabel = "FILE",
            description = "Concerts as CSV with a header line, packed by gzip or not.")
    private Path concerts = Path.of("");

    @Option(
            names = "--log",
            required = true,
            paramLabel = "FILE",
            description = "Access log in Apache's combined format, packed by gzip or not.")
    private Path log = Path.of("");

    @Option(
            names = "--ending",
            paramLabel = "DATE",
            description = "The day (UTC) that the log's last day is moved to, like 2026-11-21 (default: yesterday).")
    private @Nullable LocalDate ending;

    @Option(
            names = "--lanes",
            paramLabel = "N",
            defaultValue = "16",
            description = "How many visitors are sent at once (default: ${DEFAULT-VALUE}).")
    private int lanes;

    @ArgGroup
    private Target target = new Target();

    static final class Target {
        @Option(names = "--port", paramLabel = "N", description = "Port of the stack's gateway on this machine.")
        private @Nullable Integer port;

        @Option(names = "--gateway", paramLabel = "URL", description = "Address of the stack's gateway.")
        private @Nullable URI gateway;

        URI address() {
            if (gateway != null) {
                return gateway;
            }
            return URI.create("http://localhost:" + (port == null ? 8080 : port));
        }
    }

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Replay()).execute(arguments));
    }

    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        checkOptions();
        try {
            return replay(new Progress(out)) ? 0 : 1;
        } catch (IOException e) {
            out.flush();
            command.commandLine().getErr().println(e.getMessage());
            return 1;
        }
    }

    private void checkOptions() {
        if (lanes < 1 || lanes > 64) {
            throw new ParameterException(command.commandLine(), "--lanes must be from 1 to 64");
        }
        String scheme = target.address().getScheme();
        if (target.address().getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new ParameterException(command.commandLine(), "--gateway must be like http://localhost:8080");
        }
    }

    private boolean replay(Progress progress) throws IOException {
        List<Concert> played = ConcertFile.read(concerts);
        AccessLog read = AccessLog.read(log);
        LocalDate lastDay = ending == null ? LocalDate.now(ZoneOffset.UTC).minusDays(1) : ending;
        progress.say("%s: %,d concerts".formatted(concerts, played.size()));
        progress.say("%s: %s".formatted(log, lines(read)));

        SuiteClient client = new SuiteClient(target.address());
        String admin = new TokenDesk(client).sample(AccountType.ADMIN);
        progress.say(new ConcertCatalogue(played).write(new CatalogueSender(client, admin)));

        List<Visitor> visitors = Visitor.of(read.lines());
        Credential key = new WriteKeys(client, admin).of("replay", "The replayed log");
        progress.say("sending what %,d visitors did, as if the log ended on %s".formatted(visitors.size(), lastDay));
        Sending sending = new Sending(
                new InteractionSender(client), new VisitorTrack(read, played, lastDay), key, lanes, progress);
        Tally tally = sending.send(visitors);

        progress.say(tally.report());
        int accounted = tally.answered() + read.malformed().size();
        progress.say("%,d of %,d lines accounted for".formatted(accounted, read.read()));
        return accounted == read.read();
    }

    private static String lines(AccessLog log) {
        String numbers = log.malformed().stream()
                .limit(20)
                .map(String::valueOf)
                .collect(Collectors.joining(", ", log.malformed().size() == 1 ? ": line " : ": lines ", ""));
        return "%,d lines, %,d malformed%s%s"
                .formatted(
                        log.read(),
                        log.malformed().size(),
                        log.malformed().isEmpty() ? "" : numbers,
                        log.malformed().size() > 20 ? " and more" : "");
    }
}
