package app.synth.bench.permissions;

import app.synth.bench.report.BenchCommand;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command behind {@code deploy/bench/permissions}. */
@Command(
        name = "deploy/bench/permissions",
        usageHelpAutoWidth = true,
        description = "Measures permission checks beside bare token checks, with few profiles and with a million.")
public final class PermissionsBench implements Callable<Integer> {
    @Mixin
    private BenchCommand bench = new BenchCommand();

    @Option(names = "--quick", description = "About a minute instead of two; the figures scatter more.")
    private boolean quick;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new PermissionsBench()).execute(arguments));
    }

    @Override
    public Integer call() {
        return bench.report(
                "Permissions",
                "permissions",
                report -> new PermissionsRun(bench.root(), quick, report, bench::progress).run());
    }
}
