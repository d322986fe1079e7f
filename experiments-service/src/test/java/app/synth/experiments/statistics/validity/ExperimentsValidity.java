package app.synth.experiments.statistics.validity;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The benchmark: prints what a simulation showed against its limits, and ends with 1 when one is missed. */
final class ExperimentsValidity {
    private static final long SEED = 20_080_320;
    private static final Simulation WHOLE =
            new Simulation(new Course(28, 1000), 2000, 1000, SEED, new Simulation.Tolerance(0.015, 0.02, 0.05));
    private static final Simulation QUICK =
            new Simulation(new Course(14, 1000), 500, 1000, SEED, new Simulation.Tolerance(0.03, 0.02, 0.05));

    private ExperimentsValidity() {}

    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> given = List.of(arguments);
        if (!given.isEmpty() && !given.equals(List.of("--quick"))) {
            System.err.println("usage: experiments-validity [--quick]");
            System.exit(2);
        }
        Simulation simulation = given.isEmpty() ? WHOLE : QUICK;
        long start = System.nanoTime();
        List<Limit> limits = simulation.limits();
        out.printf(
                "## Validity of the experiments' statistics%n%n%,d A/A and %,d A/B tests of each metric, %d days of %,d users,"
                        + " alpha %.2f%n%n",
                simulation.aaTests(),
                simulation.abTests(),
                simulation.course().days(),
                simulation.course().usersPerDay(),
                Course.ALPHA.value());
        out.printf("| %-18s | %-56s | %9s | %16s | %-10s |%n", "metric", "share of the tests", "", "limit", "");
        out.printf(
                "|:%s|:%s|%s:|%s:|:%s|%n",
                "-".repeat(19), "-".repeat(57), "-".repeat(10), "-".repeat(17), "-".repeat(11));
        limits.forEach(limit -> out.println(limit.row()));
        long missed = limits.stream().filter(limit -> !limit.isMet()).count();
        out.printf(
                "%n%s, in %d s%n",
                missed == 0 ? "Every limit is met" : missed + " limits are missed",
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
        System.exit(missed == 0 ? 0 : 1);
    }
}
