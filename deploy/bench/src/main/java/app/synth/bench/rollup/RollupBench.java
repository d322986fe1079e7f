package app.synth.bench.rollup;

import app.synth.bench.report.BenchCommand;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
                        + " the plan's nightly function, their lag under load, heavy questions, and the figures API.")
public final class RollupBench implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Mixin
    private BenchCommand bench = new BenchCommand();

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

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RollupBench())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .execute(arguments));
    }

    @Override
    public Integer call() {
        RollupOptions options = new RollupOptions(bench.root(), lengths(), parts);
        return bench.report("Rollups", "rollup", report -> new RollupRun(options, report, bench::progress).run());
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
}
