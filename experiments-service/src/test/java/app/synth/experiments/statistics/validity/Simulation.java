package app.synth.experiments.statistics.validity;

import app.synth.experiments.statistics.MultipleComparison;
import app.synth.experiments.statistics.Sample;
import app.synth.experiments.statistics.SampleRatio;
import app.synth.experiments.statistics.power.PowerCalculator;
import app.synth.experiments.statistics.power.TestPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Many experiments of every population, first without an effect, then with the one that the calculator says is found four
 * times in five.
 */
record Simulation(Course course, int aaTests, int abTests, long seed, Tolerance tolerance) {
    static final List<Population<?>> POPULATIONS =
            List.of(new Conversion(), new Revenue(), new ClicksBySessions(), new VisitsWithHistory());

    private static final double ALPHA = Course.ALPHA.value();

    /**
     * How far a share may be from what it should be, about three standard errors of so many tests.
     *
     * @param errors of false positives
     * @param coverage of intervals that hold the truth
     * @param power of effects that are found
     */
    record Tolerance(double errors, double coverage, double power) {}

    /** What it showed, each figure with its limit. */
    List<Limit> limits() {
        List<Limit> limits = new ArrayList<>();
        List<List<ExperimentRun.Outcome>> withoutEffect = new ArrayList<>();
        for (Population<?> population : POPULATIONS) {
            List<ExperimentRun.Outcome> outcomes = run(population, 0, aaTests, seed);
            withoutEffect.add(outcomes);
            limits.addAll(aa(population.name(), outcomes));
        }
        limits.addAll(together(withoutEffect));
        for (Population<?> population : POPULATIONS) {
            limits.addAll(ab(population));
        }
        return limits;
    }

    private List<Limit> aa(String name, List<ExperimentRun.Outcome> outcomes) {
        return List.of(
                Limit.atMost(
                        name,
                        "A/A: sequence, false positives of daily looks",
                        share(outcomes, it -> it.sequentialEver()),
                        ALPHA),
                Limit.near(
                        name,
                        "A/A: fixed horizon, false positives at the end",
                        share(outcomes, it -> it.fixed()),
                        ALPHA,
                        tolerance.errors()),
                Limit.none(
                        name, "A/A: fixed horizon, had one looked every day", share(outcomes, it -> it.fixedEver())));
    }

    /** What all populations say together: of the split, which is the same for all, and of several metrics at once. */
    private List<Limit> together(List<List<ExperimentRun.Outcome>> byPopulation) {
        List<ExperimentRun.Outcome> all =
                byPopulation.stream().flatMap(List::stream).toList();
        long familywise = IntStream.range(0, aaTests)
                .filter(run ->
                        MultipleComparison.HOLM
                                .adjust(byPopulation.stream()
                                        .map(outcomes -> outcomes.get(run).pValue())
                                        .toList())
                                .stream()
                                .anyMatch(pValue -> pValue < ALPHA))
                .count();
        return List.of(
                Limit.near(
                        "all four",
                        "A/A: fixed horizon, any false positive after Holm",
                        (double) familywise / aaTests,
                        ALPHA,
                        tolerance.errors()),
                Limit.atMost(
                        "all four",
                        "A/A: sequential sample ratio, daily looks",
                        share(all, it -> it.splitEver()),
                        ALPHA),
                Limit.near(
                        "all four",
                        "A/A: chi-square sample ratio at the end",
                        share(all, it -> it.splitPValue() < ALPHA),
                        ALPHA,
                        tolerance.errors()),
                Limit.atMost(
                        "all four",
                        "A/A: chi-square says broken (p < 0.001)",
                        share(all, it -> it.splitPValue() < SampleRatio.BROKEN_BELOW),
                        0.0025));
    }

    private List<Limit> ab(Population<?> population) {
        String name = population.name();
        PowerCalculator once = new PowerCalculator(TestPlan.simple(Course.FIXED), population.truth());
        PowerCalculator always = new PowerCalculator(TestPlan.simple(Course.SEQUENCE), population.truth());
        double lift = once.detectableLift(course.users()).known().orElseThrow();
        double change = population.truth().changeOf(lift);
        List<ExperimentRun.Outcome> outcomes = run(population, lift, abTests, seed + 1);
        return List.of(
                Limit.near(
                        name,
                        "A/B: interval of the difference holds it",
                        share(outcomes, it -> it.covered()),
                        1 - ALPHA,
                        tolerance.coverage()),
                Limit.near(
                        name,
                        "A/B: interval of the relative lift holds it",
                        share(outcomes, it -> it.liftCovered()),
                        1 - ALPHA,
                        tolerance.coverage()),
                Limit.atLeast(
                        name,
                        "A/B: sequence holds it at every daily look",
                        share(outcomes, it -> it.sequenceHeld()),
                        1 - ALPHA),
                Limit.near(
                        name,
                        "A/B: power, fixed horizon, against the calculator",
                        share(outcomes, it -> it.fixed()),
                        once.power(course.users(), change),
                        tolerance.power()),
                Limit.near(
                        name,
                        "A/B: power, sequence at the end, against the calculator",
                        share(outcomes, it -> it.sequential()),
                        always.power(course.users(), change),
                        tolerance.power()),
                Limit.atLeast(
                        name,
                        "A/B: power, sequence at any daily look",
                        share(outcomes, it -> it.sequentialEver()),
                        share(outcomes, it -> it.sequential())));
    }

    private <S extends Sample<S>> List<ExperimentRun.Outcome> run(
            Population<S> population, double lift, int tests, long itsSeed) {
        List<ExperimentRun.Outcome> outcomes = new ArrayList<>(tests);
        for (int test = 0; test < tests; test++) {
            long own = (itsSeed * 1_000_003 + population.name().hashCode()) * 1_000_003 + test;
            outcomes.add(ExperimentRun.of(population, lift, course, generator(own)));
        }
        return outcomes;
    }

    private static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static double share(List<ExperimentRun.Outcome> outcomes, Predicate<ExperimentRun.Outcome> holds) {
        return (double) outcomes.stream().filter(holds).count() / outcomes.size();
    }
}
