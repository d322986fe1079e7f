package app.synth.bench.report;

import app.synth.localstack.ProjectRoot;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every bench is as a command: it explains itself, says how it goes, and leaves its report in two forms. */
public final class BenchCommand {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec bench;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private boolean help;

    private final Path root = ProjectRoot.find();

    /** Measures what the report then says. */
    @FunctionalInterface
    public interface Run {
        void into(Report report) throws IOException, SQLException, InterruptedException;
    }

    /** The project's root directory. */
    public Path root() {
        return root;
    }

    /**
     * Runs it, writes its report as JSON to {@code deploy/bench/target}, and prints it.
     *
     * @param file the JSON's name, without its ending
     * @return 0 also for missed goals: whether they are met depends on the machine; 1 for figures that are worth nothing
     */
    public int report(String title, String file, Run run) {
        Report report = new Report(title);
        try {
            run.into(report);
            Path json = root.resolve("deploy/bench/target").resolve(file + ".json");
            Files.createDirectories(json.getParent());
            Files.writeString(json, JsonReport.of(report));
        } catch (IOException | SQLException | RuntimeException e) {
            progress(Objects.requireNonNullElse(e.getMessage(), e.toString()));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
        say(spec().commandLine().getOut(), "\n" + MarkdownReport.of(report));
        return report.isValid() ? 0 : 1;
    }

    /** Says how it goes, beside the report. */
    public void progress(String line) {
        say(spec().commandLine().getErr(), line);
    }

    private CommandSpec spec() {
        return Objects.requireNonNull(bench, "picocli says whose this is");
    }

    private static void say(PrintWriter out, String line) {
        out.println(line);
        out.flush();
    }
}
