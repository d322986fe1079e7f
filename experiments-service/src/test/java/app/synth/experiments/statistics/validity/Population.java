package app.synth.experiments.statistics.validity;

import app.synth.experiments.statistics.Moments;
import app.synth.experiments.statistics.Sample;
import app.synth.experiments.statistics.power.Baseline;
import java.util.List;
import java.util.random.RandomGenerator;

/** A metric whose truth is known. */
interface Population<S extends Sample<S>> {

    String name();

    S nobody();

    /**
     * The sums of so many new users.
     *
     * @param lift by which part their mean is above the control's
     */
    S users(int count, double lift, RandomGenerator random);

    /** The true mean and spread of the control. */
    Baseline truth();

    /** What is compared, of both: plain or adjusted. */
    default List<Moments> moments(S control, S treatment) {
        return List.of(
                control.moments().known().orElseThrow(),
                treatment.moments().known().orElseThrow());
    }
}
