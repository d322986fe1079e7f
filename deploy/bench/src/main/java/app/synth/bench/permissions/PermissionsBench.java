package app.synth.bench.permissions;

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

/** The command behind {@code deploy/bench/permissions}. */
@Command(
        name = "deploy/bench/permissions",
        usageHelpAutoWidth = true,
        description = "Measures permission checks beside bare token checks, with few profiles and with a million.")
public final class PermissionsBench implements Callable<Integer> {
    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--quick", description = "About a minute instead of two; the figures scatter more.")
    private boolean quick;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PermissionsBench()).execute(arguments));
    }

    /** 0 also for missed goals: whether they are met depends on the machine; 1 for figures that are worth nothing. */
    @Override
    public Integer call() {
        PrintWriter out = command.commandLine().getOut();
        PrintWriter err = command.commandLine().getErr();
        Path root = ProjectRoot.find();
        Report report = new Report("Permissions");
        try {
            new PermissionsRun(root, quick, report, line -> say(err, line)).run();
            Path json = root.resolve("deploy/bench/target/permissions.json");
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
