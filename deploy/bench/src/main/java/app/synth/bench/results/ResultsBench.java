package app.synth.bench.results;

import app.synth.bench.report.JsonReport;
import app.synth.bench.report.MarkdownReport;
import app.synth.bench.report.Report;
import app.synth.localstack.ProjectRoot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command behind {@code deploy/bench/results}. */
@Command(
        name = "deploy/bench/results",
        usageHelpAutoWidth = true,
        description = "Measures the results of an experiment with a million users and ten million interactions.")
public final class ResultsBench implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--quick", description = "A twentieth of the users and interactions.")
    private boolean quick;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ResultsBench()).execute(arguments));
    }

    /** 0 also for missed goals: whether they are met depends on the machine; 1 for figures that are worth nothing. */
    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        Path root = ProjectRoot.find();
        Report report = new Report("Results of experiments");
        try {
            new ResultsRun(root, quick ? 50_000 : 1_000_000, report, line -> say(err, line)).run();
            Path json = root.resolve("deploy/bench/target/results.json");
            Files.createDirectories(json.getParent());
            Files.writeString(json, JsonReport.of(report));
        } catch (IOException | SQLException | RuntimeException e) {
            say(err, Objects.requireNonNullElse(e.getMessage(), e.toString()));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
        say(out, "\n" + MarkdownReport.of(report));
        return report.isValid() ? 0 : 1;
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
