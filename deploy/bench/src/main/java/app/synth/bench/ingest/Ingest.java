package app.synth.bench.ingest;

import app.synth.bench.report.BenchCommand;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The command behind {@code deploy/bench/ingest}. */
@Command(
        name = "deploy/bench/ingest",
        usageHelpAutoWidth = true,
        description = "Measures ingestion beside COPY, bare token checks and the plan's own design, in one run.")
public final class Ingest implements Callable<Integer> {
    @Mixin
    private BenchCommand bench = new BenchCommand();

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

    public static void main(String[] arguments) {
        int exitCode = new CommandLine(new Ingest())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments);
        System.exit(exitCode);
    }

    @Override
    public Integer call() {
        IngestOptions options = new IngestOptions(
                bench.root(), quick ? Lengths.QUICK : Lengths.FULL, parts, batchConnections, limitPath, soak, profile);
        return bench.report("Ingestion", "ingest", report -> new IngestRun(options, report, bench::progress).run());
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
