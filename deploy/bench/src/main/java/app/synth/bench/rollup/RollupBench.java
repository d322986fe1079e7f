package app.synth.bench.rollup;

import app.synth.bench.report.JsonReport;
import app.synth.bench.report.MarkdownReport;
import app.synth.bench.report.Report;
import app.synth.localstack.ProjectRoot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command behind {@code deploy/bench/rollup}. */
@Command(
        name = "deploy/bench/rollup",
        usageHelpAutoWidth = true,
        description =
                "Measures the rollups on little and on much stored data, beside the same work in one go and beside"
                        + " the plan's nightly function, their lag under load, a funnel, and the figures API.")
public final class RollupBench implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--quick",
            description = "A few minutes instead of half an hour, with a tenth of the data; the figures scatter more.")
    private boolean quick;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Measure only these parts: ${COMPLETION-CANDIDATES}.")
    private Set<Part> parts = EnumSet.allOf(Part.class);

    @Option(
            names = "--scale",
            paramLabel = "S",
            description =
                    "How much of two years of figures there is below the figures API, 1 being 100,000 events and a"
                            + " million users: some 40 GB of temporary disk (default: 0.1, with --quick 0.01).")
    private @Nullable Double scale;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RollupBench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    /** 0 also for missed goals: whether they are met depends on the machine; 1 for figures that are worth nothing. */
    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        RollupOptions options = new RollupOptions(ProjectRoot.find(), lengths(), parts);
        Report report = new Report("Rollups");
        try {
            new RollupRun(options, report, line -> say(err, line)).run();
            Path json = options.target().resolve("rollup.json");
            Files.createDirectories(json.getParent());
            Files.writeString(json, JsonReport.of(report));
        } catch (IOException | SQLException | RuntimeException e) {
            say(err, Objects.requireNonNullElse(e.getMessage(), e.toString()));
            return 1;
        }
        say(out, "\n" + MarkdownReport.of(report));
        return report.isValid() ? 0 : 1;
    }

    private Lengths lengths() {
        Lengths lengths = quick ? Lengths.QUICK : Lengths.FULL;
        if (scale == null) {
            return lengths;
        }
        if (scale < 0.001 || scale > 1) {
            throw new ParameterException(command.commandLine(), "--scale must be from 0.001 to 1");
        }
        return lengths.withScale(scale);
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
