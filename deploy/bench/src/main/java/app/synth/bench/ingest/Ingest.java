package app.synth.bench.ingest;

import app.synth.bench.report.JsonReport;
import app.synth.bench.report.MarkdownReport;
import app.synth.bench.report.Report;
import app.synth.localstack.ProjectRoot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command behind {@code deploy/bench/ingest}. */
@Command(
        name = "deploy/bench/ingest",
        usageHelpAutoWidth = true,
        description = "Measures ingestion beside COPY, bare token checks and the plan's own design, in one run.")
public final class Ingest implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--quick", description = "About a minute instead of four; the figures scatter more.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Measure only these parts: ${COMPLETION-CANDIDATES}.")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Option(
            names = "--batch-connections",
            paramLabel = "N",
            split = ",",
            defaultValue = "32",
            description = "Connections that send batches; with several numbers the best counts (default:"
                    + " ${DEFAULT-VALUE}).")
    private List<Integer> batchConnections = List.of();

    @Option(
            names = "--limit-path",
            paramLabel = "PATH",
            defaultValue = "/api/v1/interactions/limits",
            description = "A GET that only checks the token and answers (default: ${DEFAULT-VALUE}).")
    private String limitPath = "";

    @Option(
            names = "--soak",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Go on for so long (5m, 90s) at half of the best batch rate, and compare the heap before and"
                    + " after.")
    private @Nullable Duration soak;

    @Option(
            names = "--profile",
            description = "Say where the time goes while batches arrive, then single ones: by JFR in the"
                    + " service, by its own statistics in PostgreSQL.")
    private boolean profile;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    public static void main(String[] arguments) {
        int exitCode = new CommandLine(new Ingest())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
        System.exit(exitCode);
    }

    /** 0 also for missed goals: whether they are met depends on the machine; 1 for figures that are worth nothing. */
    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        IngestOptions options = new IngestOptions(
                ProjectRoot.find(),
                quick ? Lengths.QUICK : Lengths.FULL,
                parts,
                batchConnections,
                limitPath,
                soak,
                profile);
        Report report = new Report("Ingestion");
        try {
            new IngestRun(options, report, line -> say(err, line)).run();
            Path json = options.target().resolve("ingest.json");
            Files.createDirectories(json.getParent());
            Files.writeString(json, JsonReport.of(report));
        } catch (IOException | SQLException | RuntimeException e) {
            say(err, Objects.requireNonNullElse(e.getMessage(), e.toString()));
            return 1;
        }
        say(out, "\n" + MarkdownReport.of(report));
        return report.isValid() ? 0 : 1;
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }

    private static final class DurationConverter implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
            } catch (DateTimeParseException e) {
                throw new TypeConversionException(text + " is no time like 5m or 90s");
            }
        }
    }
}
