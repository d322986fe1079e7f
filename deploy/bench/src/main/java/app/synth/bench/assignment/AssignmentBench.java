package app.synth.bench.assignment;

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

/** The command behind {@code deploy/bench/assignment}. */
@Command(
        name = "deploy/bench/assignment",
        usageHelpAutoWidth = true,
        description = "Measures assignments of 20 experiments beside bare token checks.")
public final class AssignmentBench implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--quick", description = "About a minute instead of three; the figures scatter more.")
    private boolean quick;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new AssignmentBench()).execute(arguments));
    }

    /** 0 also for missed goals: whether they are met depends on the machine; 1 for figures that are worth nothing. */
    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        Path root = ProjectRoot.find();
        Report report = new Report("Assignments");
        try {
            new AssignmentRun(root, quick, report, line -> say(err, line)).run();
            Path json = root.resolve("deploy/bench/target/assignment.json");
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
}
