package app.synth.bench.results;

import app.synth.bench.report.BenchCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command behind {@code deploy/bench/results}. */
@Command(
        name = "deploy/bench/results",
        usageHelpAutoWidth = true,
        description = "Measures the results of an experiment with a million users and ten million interactions.")
public final class ResultsBench implements Callable<Integer> {
    @Mixin
    private BenchCommand bench = new BenchCommand();

    @Option(names = "--quick", description = "A twentieth of the users and interactions.")
    private boolean quick;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ResultsBench()).execute(arguments));
    }

    @Override
    public Integer call() {
        return bench.report(
                "Results of experiments",
                "results",
                report -> new ResultsRun(bench.root(), quick ? 50_000 : 1_000_000, report, bench::progress).run());
    }
}
