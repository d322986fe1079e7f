package app.synth.experiments.statistics;

import static app.synth.experiments.statistics.Known.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The posteriors, against closed forms and SciPy's adaptive quadrature. */
class BayesTest {
    private static BayesianEffect shares(long before, long users, long after, long others) {
        return known(BetaPosterior.compare(
                new ProportionSample(users, before), new ProportionSample(others, after), Alpha.FIVE_PERCENT));
    }

    /** The chances by Evan Miller's sum, which is exact. */
    @Test
    void sharesAsTheSumAndSciPyComputeThem() {
        BayesianEffect many = shares(50, 1000, 62, 1000);
        assertThat(many.chanceOfIncrease()).isCloseTo(0.8774631152163058, within(1e-9));
        assertThat(many.expectedIncrease()).isCloseTo(0.012602816551731493, within(1e-9));
        assertThat(many.expectedDecrease()).isCloseTo(0.0006267686475398773, within(1e-9));
        assertThat(many.interval().lower()).isCloseTo(-0.00824653232763531, within(1e-8));
        assertThat(many.interval().upper()).isCloseTo(0.03234236805628422, within(1e-8));

        BayesianEffect few = shares(0, 10, 1, 10);
        assertThat(few.chanceOfIncrease()).isCloseTo(0.7619047619047616, within(1e-9));
        assertThat(few.expectedIncrease()).isCloseTo(0.10144927536226155, within(1e-9));
        assertThat(few.expectedDecrease()).isCloseTo(0.018115942028985504, within(1e-9));
        assertThat(few.interval().lower()).isCloseTo(-0.16927617264843117, within(1e-8));
        assertThat(few.interval().upper()).isCloseTo(0.35512899365913275, within(1e-8));

        assertThat(shares(3, 20, 9, 25).chanceOfIncrease()).isCloseTo(0.93673220897126, within(1e-9));
    }

    @Test
    void hillstromsConversions() {
        BayesianEffect belief = known(
                BetaPosterior.compare(Hillstrom.CONVERSIONS_NONE, Hillstrom.CONVERSIONS_MENS, Alpha.FIVE_PERCENT));

        assertThat(belief.chanceToWin(Direction.HIGHER_IS_BETTER)).isCloseTo(1, within(1e-9));
        assertThat(belief.expectedLoss(Direction.HIGHER_IS_BETTER)).isLessThan(1e-12);
        assertThat(belief.expectedLoss(Direction.LOWER_IS_BETTER)).isCloseTo(0.006804365644571792, within(1e-9));
        assertThat(belief.interval().lower()).isCloseTo(0.005010140510811179, within(1e-8));
        assertThat(belief.interval().upper()).isCloseTo(0.008630097745219143, within(1e-8));
    }

    @Test
    void sharesOfVeryDifferentPrecisionAreResolved() {
        BayesianEffect belief = shares(400_000, 1_000_000, 41, 100);

        assertThat(belief.chanceOfIncrease()).isBetween(0.57, 0.60);
        assertThat(belief.expectedIncrease() - belief.expectedDecrease()).isCloseTo(belief.mean(), within(1e-9));
        assertThat(shares(1, 1_000_000, 999_999, 1_000_000).expectedIncrease()).isCloseTo(0.999996, within(1e-6));
    }

    @Test
    void meansWithAFlatPrior() {
        BayesianEffect belief = known(GaussianPosterior.compare(
                new Moments(100, 1, 4),
                new Moments(100, 1.2, 5),
                new GaussianPosterior.Prior.Flat(),
                Alpha.FIVE_PERCENT));

        assertThat(belief.chanceToWin(Direction.HIGHER_IS_BETTER)).isCloseTo(0.7475074624530771, within(1e-9));
        assertThat(belief.chanceToWin(Direction.LOWER_IS_BETTER)).isCloseTo(0.2524925375469229, within(1e-9));
        assertThat(belief.expectedIncrease()).isCloseTo(0.2453358941473211, within(1e-9));
        assertThat(belief.expectedDecrease()).isCloseTo(0.0453358941473211, within(1e-9));
    }

    @Test
    void aPriorShrinks() {
        BayesianEffect belief = known(GaussianPosterior.compare(
                new Moments(100, 1, 4),
                new Moments(100, 1.2, 5),
                new GaussianPosterior.Prior.Normal(0, 0.3),
                Alpha.FIVE_PERCENT));

        assertThat(belief.mean()).isCloseTo(0.1, within(1e-12));
        assertThat(belief.chanceOfIncrease()).isCloseTo(0.6813240558830315, within(1e-9));
        assertThat(belief.interval().lower()).isCloseTo(-0.315771, within(1e-6));
        assertThat(belief.interval().upper()).isCloseTo(0.515771, within(1e-6));
    }
}
