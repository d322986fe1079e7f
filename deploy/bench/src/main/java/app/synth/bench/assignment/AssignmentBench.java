package app.synth.bench.assignment;

import app.synth.bench.report.BenchCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command behind {@code deploy/bench/assignment}. */
@Command(
        name = "deploy/bench/assignment",
        usageHelpAutoWidth = true,
        description = "Measures assignments of 20 experiments beside bare token checks.")
public final class AssignmentBench implements Callable<Integer> {
    @Mixin
    private BenchCommand bench = new BenchCommand();

    @Option(names = "--quick", description = "About a minute instead of three; the figures scatter more.")
    private boolean quick;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new AssignmentBench()).execute(arguments));
    }

    @Override
    public Integer call() {
        return bench.report(
                "Assignments",
                "assignment",
                report -> new AssignmentRun(bench.root(), quick, report, bench::progress).run());
    }
}
