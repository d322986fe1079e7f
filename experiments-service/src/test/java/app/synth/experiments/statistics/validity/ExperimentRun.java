package app.synth.experiments.statistics.validity;

import app.synth.experiments.statistics.Effect;
import app.synth.experiments.statistics.Figure;
import app.synth.experiments.statistics.Interval;
import app.synth.experiments.statistics.Moments;
import app.synth.experiments.statistics.Procedure;
import app.synth.experiments.statistics.ProportionSample;
import app.synth.experiments.statistics.RelativeLift;
import app.synth.experiments.statistics.Sample;
import app.synth.experiments.statistics.SampleRatio;
import app.synth.experiments.statistics.SequentialSampleRatio;
import java.util.List;
import java.util.random.RandomGenerator;

/** One experiment from its first day to its last, with a look at every evening. */
final class ExperimentRun<S extends Sample<S>> {
    private static final List<Double> HALVES = List.of(0.5, 0.5);

    private final Population<S> population;
    private final double lift;
    private final RandomGenerator random;
    private S control;
    private S treatment;

    private ExperimentRun(Population<S> population, double lift, RandomGenerator random) {
        this.population = population;
        this.lift = lift;
        this.random = random;
        control = population.nobody();
        treatment = population.nobody();
    }

    /**
     * What one experiment showed.
     *
     * @param fixedEver whether one look a day at the fixed horizon's p-value found an effect at any of them
     * @param fixed whether the one at the end did
     * @param sequentialEver whether the sequence excluded zero at any look
     * @param sequential whether it did at the last
     * @param sequenceHeld whether the sequence held the truth at all looks
     * @param covered whether the fixed horizon's interval held it at the end
     * @param liftCovered whether Fieller's interval held the relative one
     * @param pValue of the fixed horizon at the end
     * @param splitEver whether the sequential sample ratio fell below alpha at any look
     * @param splitPValue of the chi-square at the end
     */
    record Outcome(
            boolean fixedEver,
            boolean fixed,
            boolean sequentialEver,
            boolean sequential,
            boolean sequenceHeld,
            boolean covered,
            boolean liftCovered,
            double pValue,
            boolean splitEver,
            double splitPValue) {}

    static <S extends Sample<S>> Outcome of(
            Population<S> population, double lift, Course course, RandomGenerator random) {
        return new ExperimentRun<>(population, lift, random).through(course);
    }

    private Outcome through(Course course) {
        double alpha = Course.ALPHA.value();
        double truth = population.truth().changeOf(lift);
        boolean fixedEver = false;
        boolean sequentialEver = false;
        boolean sequenceHeld = true;
        boolean splitEver = false;
        Effect once = null;
        Effect always = null;
        for (int day = 0; day < course.days(); day++) {
            int toTreatment = 0;
            for (int i = 0; i < course.usersPerDay(); i++) {
                toTreatment += random.nextBoolean() ? 1 : 0;
            }
            treatment = treatment.plus(population.users(toTreatment, lift, random));
            control = control.plus(population.users(course.usersPerDay() - toTreatment, 0, random));
            once = compare(Course.FIXED).known().orElseThrow();
            always = compare(Course.SEQUENCE).known().orElseThrow();
            fixedEver |= once.pValue() < alpha;
            sequentialEver |= always.interval().excludesZero();
            sequenceHeld &= always.interval().contains(truth);
            splitEver |= SequentialSampleRatio.pValue(split(), HALVES).known().orElseThrow() < alpha;
        }
        return new Outcome(
                fixedEver,
                once.pValue() < alpha,
                sequentialEver,
                always.interval().excludesZero(),
                sequenceHeld,
                once.interval().contains(truth),
                relative(once).contains(lift),
                once.pValue(),
                splitEver,
                SampleRatio.pValue(split(), HALVES).known().orElseThrow());
    }

    /** Shares by their own test, all else by its moments. */
    private Figure<Effect> compare(Procedure procedure) {
        if (control instanceof ProportionSample before && treatment instanceof ProportionSample after) {
            return procedure.compare(before, after);
        }
        List<Moments> moments = population.moments(control, treatment);
        return procedure.compare(moments.get(0), moments.get(1));
    }

    private Interval relative(Effect effect) {
        List<Moments> moments = population.moments(control, treatment);
        return RelativeLift.fieller(moments.get(0), moments.get(1), effect.criticalValue())
                .known()
                .orElseThrow()
                .interval();
    }

    private List<Long> split() {
        return List.of(control.users(), treatment.users());
    }
}
